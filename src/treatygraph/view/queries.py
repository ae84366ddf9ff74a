"""The SPARQL questions that fetch what the page shows. Each works on the union of the named graphs."""

from __future__ import annotations

TG = "https://w3id.org/treatygraph/ontology#"

_PREFIXES = f"""
PREFIX tg: <{TG}>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""

ENTITIES = f"""{_PREFIXES}
SELECT DISTINCT ?thing ?label WHERE {{
  {{ ?thing tg:mentionedIn ?named }}
  UNION {{ ?relation a tg:Relation ; rdf:subject|rdf:object|prov:wasAttributedTo ?thing }}
  UNION {{ ?claim a tg:Claim ; tg:statedBy|tg:about|tg:addressee ?thing }}
  UNION {{ ?document a tg:Document ; dcterms:creator|tg:deliveredAt ?thing }}
  FILTER isIRI(?thing)
  OPTIONAL {{ ?thing skos:prefLabel ?label }}
}}"""

CLASSES = f"""{_PREFIXES}
SELECT DISTINCT ?thing ?class WHERE {{
  ?thing tg:mentionedIn ?document ; a ?class . FILTER STRSTARTS(STR(?class), STR(tg:))
}}"""

ALIASES = f"""{_PREFIXES}
SELECT DISTINCT ?thing ?alias WHERE {{ ?thing tg:mentionedIn ?document ; skos:altLabel ?alias }}"""

MENTIONS = f"""{_PREFIXES}
SELECT DISTINCT ?thing ?document ?start ?end WHERE {{
  ?thing tg:mentionedAt ?passage . ?passage dcterms:isPartOf ?document ; oa:start ?start ; oa:end ?end
}}"""

RELATIONS = f"""{_PREFIXES}
SELECT ?id ?source ?predicate ?target ?counted ?polarity ?modality ?confidence ?alleged ?time ?inferred ?since ?until
       ?bound ?role ?rule ?speaker WHERE {{
  ?id a tg:Relation ; rdf:subject ?source ; rdf:predicate ?predicate ; rdf:object ?target ;
      tg:polarity ?polarity ; tg:modality ?modality ; tg:confidence ?confidence .
  BIND(isLiteral(?target) AS ?counted)
  OPTIONAL {{ ?id tg:alleged ?alleged }} OPTIONAL {{ ?id tg:time ?time }}
  OPTIONAL {{ ?id tg:timeInferred ?inferred }} OPTIONAL {{ ?id tg:since ?since }} OPTIONAL {{ ?id tg:until ?until }}
  OPTIONAL {{ ?id tg:bound ?bound }} OPTIONAL {{ ?id tg:role ?role }} OPTIONAL {{ ?id tg:extractedBy ?rule }}
  OPTIONAL {{ ?id prov:wasAttributedTo ?speaker }}
}}"""

EVIDENCE = f"""{_PREFIXES}
SELECT DISTINCT ?id ?document ?start ?end ?exact WHERE {{
  ?id tg:evidence ?passage .
  ?passage dcterms:isPartOf ?document ; oa:start ?start ; oa:end ?end ; oa:exact ?exact
}}"""

MARKS = f"""{_PREFIXES}
SELECT DISTINCT ?id ?role ?document ?start ?end WHERE {{
  VALUES (?property ?role) {{ (tg:cue "cue") (tg:subjectMention "subject") (tg:objectMention "object") }}
  ?id ?property ?passage . ?passage dcterms:isPartOf ?document ; oa:start ?start ; oa:end ?end
}}"""

CLAIMS = f"""{_PREFIXES}
SELECT ?id ?kind ?polarity ?confidence ?maker WHERE {{
  ?id a tg:Claim, ?kind ; tg:polarity ?polarity ; tg:confidence ?confidence .
  FILTER (?kind != tg:Claim && STRSTARTS(STR(?kind), STR(tg:)))
  OPTIONAL {{ ?id tg:statedBy ?maker }}
}}"""

CLAIM_LINKS = f"""{_PREFIXES}
SELECT DISTINCT ?id ?link ?other WHERE {{
  VALUES (?property ?link) {{ (tg:about "about") (tg:addressee "addressee") (tg:expresses "expresses") }}
  ?id a tg:Claim ; ?property ?other
}}"""

POSITIONS = f"""{_PREFIXES}
SELECT ?id ?holder ?towards ?stance ?label ?relation WHERE {{
  ?id a tg:Position ; tg:holder ?holder ; tg:towards ?towards ; tg:stance ?stance ; prov:wasDerivedFrom ?relation .
  OPTIONAL {{ ?stance rdfs:label ?label }}
}}"""

DOCUMENTS = f"""{_PREFIXES}
SELECT ?id ?identifier ?title ?date ?source ?speaker ?event WHERE {{
  ?id a tg:Document ; dcterms:identifier ?identifier .
  OPTIONAL {{ ?id dcterms:title ?title }} OPTIONAL {{ ?id dcterms:date ?date }}
  OPTIONAL {{ ?id dcterms:source ?source }} OPTIONAL {{ ?id dcterms:creator ?speaker }}
  OPTIONAL {{ ?id tg:deliveredAt ?event }}
}}"""

PREDICATES = f"""{_PREFIXES}
SELECT DISTINCT ?predicate ?label WHERE {{ ?relation a tg:Relation ; rdf:predicate ?predicate .
  ?predicate rdfs:label ?label }}"""
