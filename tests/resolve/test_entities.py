"""What the words of a text stand for: names, acronyms, short forms, ministries, capitals, groups and unlisted things."""

from __future__ import annotations

import pytest

from reading import read
from treatygraph.pipeline import Reader

MBT = (
    "convention/convention-on-the-prohibition-of-the-use-stockpiling-production-and-transfer-of-anti-personnel-mines-"
    "and-on-their-destruction"
)

MEANT = [  # the words, and the one key that they stand for (None: nothing)
    ("a listed name", "Chile signed the Mine Ban Treaty.", "Mine Ban Treaty", MBT),
    ("a state", "Chile signed the Mine Ban Treaty.", "Chile", "state/chile"),
    ("an acronym on the list", "The CCM binds Chile.", "CCM", "convention/convention-on-cluster-munitions"),
    ("the government", "The Norwegian Government spoke.", "Norwegian Government", "state/norway"),
    ("the government of", "The Government of Norway spoke.", "Norway", "state/norway"),
    ("a delegation", "The French delegation spoke.", "French delegation", "state/france"),
    ("a demonym", "The Swiss are supportive of peace.", "Swiss", "state/switzerland"),
    ("a capital that acts", "Oslo announced new support for the Mine Ban Treaty.", "Oslo", "state/norway"),
    ("a capital that decides", "Moscow rejected the Mine Ban Treaty.", "Moscow", "state/russia"),
    ("a capital that is accused", "Fiji accused Moscow of delay.", "Moscow", "state/russia"),
    ("the second of two capitals", "Oslo and Moscow submitted a text.", "Moscow", "state/russia"),
    ("a capital where one meets", "The delegates met in Oslo.", "Oslo", "place/oslo"),
    ("a capital in a name", "The Oslo seminar ended.", "Oslo", "place/oslo"),
    ("dotted letters", "The U.S. signed the Arms Trade Treaty.", "U.S.", "state/united-states"),
    ("capital letters", "The US signed it with us.", "US", "state/united-states"),
    ("no state", "Chile signed it with us.", "us", None),
    ("a question word", "Nobody asked who paid.", "who", None),
    ("an unlisted treaty", "Chile signed the Lima Accord.", "Lima Accord", "convention/lima-accord"),
    ("an unlisted meeting", "Chile attended the Lima Arms Forum.", "Lima Arms Forum", "event/lima-arms-forum"),
    ("an unlisted process", "Chile joined the Harbour Process.", "Harbour Process", "process/harbour-process"),
    ("an unlisted body", "Peru joined the Harbour Institute.", "Harbour Institute", "organization/harbour-institute"),
    ("a person", "Anna Berg of Norway left.", "Anna Berg", "person/anna-berg"),
    ("a described group", "Affected states met.", "Affected states", "group/affected-states"),
    ("analysts", "Many analysts criticised the Mine Ban Treaty.", "analysts", "group/analysts"),
    ("said of it in brackets", "Chile thanked GRULAC (the Latin American group).", "the Latin American group",
     "organization/latin-american-and-caribbean-group"),
    ("articles by their topic", "Chile signed the Arms Trade Treaty. The articles on assistance are clear.",
     "articles", "convention/arms-trade-treaty-articles-on-assistance"),
    ("an issue", "Chile destroyed its cluster munitions.", "cluster munitions", "issue/cluster-munitions"),
    ("one of many", "A cluster munition exploded.", "cluster munition", "issue/cluster-munitions"),
    ("a name across a line", "Chile signed the Convention on Cluster\nMunitions and left the hall at noon, as it had said that\n"
     "it would do when the talks in the harbour town began in\nspring.", "Convention on Cluster Munitions",
     "convention/convention-on-cluster-munitions"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "key"), [row[1:] for row in MEANT], ids=[what for what, *_ in MEANT])
def test_words_stand_for(reader: Reader, text: str, words: str, key: str | None) -> None:
    assert read(reader, text).stands_for(words) == ({key} if key else set())


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Peru's Ministry of Health spoke.", "body/peru-ministry-of-health"),
        ("The Peruvian Ministry of Health spoke.", "body/peru-ministry-of-health"),
        ("The Ministry of Health of Peru spoke.", "body/peru-ministry-of-health"),
        ("A process to ban nuclear weapons began.", "process/process-to-ban-nuclear-weapons"),
        ("Chile signed Resolution 12/3.", "convention/resolution-12-3"),
        ("Chile endorsed General Assembly resolution 12/3.", "convention/general-assembly-resolution-12-3"),
        ("Chile quoted Resolution 1325.", "convention/united-nations-security-council-resolution-1325-2000"),
    ],
)  # fmt: skip
def test_the_key_of_a_name_made_of_several_parts(reader: Reader, text: str, key: str) -> None:
    folder = key.split("/")[0]
    assert [k for k in read(reader, text).entities if k.startswith(folder + "/")] == [key]


def test_a_mention_holds_all_words_of_a_name(reader: Reader) -> None:
    text = "The Ministry of Health of Peru quoted Article 6 of the Arms Trade Treaty."
    words = {m.span.of(text) for e in read(reader, text).extraction.entities for m in e.mentions}
    assert {"Ministry of Health", "Article 6"} <= words or {"Ministry of Health of Peru", "Article 6"} <= words


def test_a_full_name_and_its_acronym(reader: Reader) -> None:
    found = read(reader, "The Nansen Harbour Institute (NHI) met. The NHI supports the Mine Ban Treaty. NHI left.")
    assert found.stands_for("NHI") == {"organization/nansen-harbour-institute"}
    assert len(found.entities["organization/nansen-harbour-institute"].mentions) == 4
    assert found.told("supports") == {f"organization/nansen-harbour-institute supports {MBT}"}


def test_an_acronym_before_its_full_name(reader: Reader) -> None:
    found = read(reader, "The NHI (Nansen Harbour Institute) met. The NHI supports the Mine Ban Treaty.")
    assert found.told("supports") == {f"organization/nansen-harbour-institute supports {MBT}"}


def test_letters_in_brackets_may_be_of_what_a_longer_name_ends_with(reader: Reader) -> None:
    text = "The Governing Council of the United Nations Environment Programme (UNEP) met. The Council asked UNEP to act."
    found = read(reader, text)
    assert found.stands_for("UNEP") == {"organization/united-nations-environment-programme"}
    assert found.stands_for("Council") == {"organization/governing-council-of-the-united-nations-environment-programme"}


def test_letters_in_brackets_that_spell_nothing_before_them_are_no_acronym(reader: Reader) -> None:
    found = read(reader, "The Nansen Harbour Institute (XQ) met.")
    assert "XQ" not in found.entities["organization/nansen-harbour-institute"].alt_labels


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Lima Treaty on Small Arms was signed by Peru. Chile ratified the Lima Treaty.",
         "convention/lima-treaty-on-small-arms"),
        ("The Harbour Process on Arms began. Chile joined the Harbour Process.", "process/harbour-process-on-arms"),
        ("Prime Minister Anna Berg of Norway spoke. Berg praised Chile.", "person/anna-berg"),
        ("The Clean Harbour Alliance met. The Alliance praised Chile.", "organization/clean-harbour-alliance"),
        ("Chile signed the Rivers Treaty, formally the Agreement on River Basins.", "convention/rivers-treaty"),
        ("Chile joined the Sand Process, better known as the Harbour Process.", "process/sand-process"),
        ("Ambassador Santiago Torres left.", "person/santiago-torres"),
        ("Chile worked with Blue Horizon. The Blue Horizon Alliance is new.", "organization/blue-horizon"),
    ],
)  # fmt: skip
def test_a_short_form_is_the_longer_name(reader: Reader, text: str, key: str) -> None:
    folder, found = key.split("/")[0], read(reader, text)
    assert [k for k in found.entities if k.startswith(folder)] == [key]


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("Chile ratified the Mine Ban Treaty. Article 5 sets a deadline.", "Article 5", MBT + "-article-5"),
        ("Chile quoted Article 6 of the Arms Trade Treaty.", "Article 6", "convention/arms-trade-treaty-article-6"),
        ("Chile ratified the Convention on Cluster Munitions. The States Parties met.", "States Parties",
         "group/convention-on-cluster-munitions-states-parties"),
        ("States Parties to the Arms Trade Treaty met.", "States Parties", "group/arms-trade-treaty-states-parties"),
        ("Article 5 sets a deadline.", "Article 5", "convention/sample-article-5"),
    ],
)  # fmt: skip
def test_parts_belong_to_their_convention(reader: Reader, text: str, words: str, key: str) -> None:
    found = read(reader, text)
    assert key in found.entities
    assert any(words.startswith(m.span.of(text)) for m in found.entities[key].mentions)


def test_the_same_article_of_two_conventions_is_two_things(reader: Reader) -> None:
    text = "Chile quoted Article 6 of the Arms Trade Treaty. Peru quoted Article 6 of the Mine Ban Treaty."
    keys = {k for k in read(reader, text).entities if k.endswith("article-6")}
    assert keys == {"convention/arms-trade-treaty-article-6", MBT + "-article-6"}


@pytest.mark.parametrize(
    ("text", "words", "chosen", "other"),
    [
        ("The Oslo Process banned cluster munitions, and Chile signed the Convention on Cluster Munitions.", "Oslo Process",
         "process/oslo-process", "process/oslo-accords"),
        ("The Oslo Process was meant to end the Israeli-Palestinian conflict.", "Oslo Process",
         "process/oslo-accords", "process/oslo-process"),
    ],
)  # fmt: skip
def test_an_ambiguous_name_goes_by_its_context_and_keeps_what_lost(
    reader: Reader, text: str, words: str, chosen: str, other: str
) -> None:
    found = read(reader, text)
    assert found.stands_for(words) == {chosen}
    (mention,) = [m for m in found.entities[chosen].mentions if m.span.of(text) == words]
    assert mention.alternatives == (other,) and mention.confidence < 1


def test_a_name_too_ordinary_to_count_alone_counts_where_the_text_speaks_of_the_thing(reader: Reader) -> None:
    assert not [k for k in read(reader, "START early and bring water.").entities if k.startswith("convention/")]
    text = "The Strategic Arms Reduction Treaty limits nuclear weapons. Russia praised START."
    assert len(read(reader, text).stands_for("START")) == 1


def test_whom_a_state_sends_is_no_name_of_it(reader: Reader) -> None:
    found = read(reader, "The Chilean delegation spoke. The Chilean delegate left. The Chilean side agreed.")
    assert found.entities["state/chile"].alt_labels == ()



def test_labels_and_other_names(reader: Reader) -> None:
    found = read(reader, "The Norwegian Government signed the CCM. Norway left.")
    norway, treaty = found.entities["state/norway"], found.entities["convention/convention-on-cluster-munitions"]
    assert (norway.label, treaty.label) == ("Norway", "Convention on Cluster Munitions")
    assert "Norwegian Government" in norway.alt_labels and "CCM" in treaty.alt_labels
    assert not set(treaty.alt_labels) & set(treaty.hidden_labels)
    assert not {"it", "It", "the Convention"} & {n for e in found.entities.values() for n in (*e.alt_labels, e.label)}


def test_known_things_carry_what_is_known(reader: Reader) -> None:
    norway = read(reader, "Norway left.").entities["state/norway"]
    assert ("iso3166", "NO") in norway.codes
    assert any("wikidata.org" in iri for iri in norway.same_as)


def test_names_and_kinds(reader: Reader) -> None:
    text = "Norway, UNICEF and the Harbour Institute signed the Lima Declaration, Resolution 1325 and the Lima Action Plan."
    found = read(reader, text)
    kinds = {e.label: e.kind for e in found.entities.values()}
    assert kinds["Norway"] == "State"
    assert kinds["United Nations Children's Fund"] == "InternationalOrganization"
    assert kinds["Harbour Institute"] == "CivilSocietyOrganization"
    assert kinds["Lima Declaration"] == "Declaration"
    assert {e.kind for e in found.entities.values() if "1325" in e.key} == {"Resolution"}
    assert kinds["Lima Action Plan"] == "ActionPlan"


DESCRIBED = [  # a text, and what one of its entities must be called
    ("an act on a treaty", "The adoption of the Mine Ban Treaty changed much.", "Event", "adoption of the Mine Ban Treaty"),
    ("a measure on what is pointed to", "The Arms Trade Treaty is new. Peru urged implementation of the Treaty.", "Issue",
     "implementation of the Arms Trade Treaty"),
    ("a topic by its adjective", "Chile praised national reporting and institutional arrangements.", "Issue",
     "institutional arrangements"),
    ("a topic by a noun", "Peru opposed the fishery subsidies.", "Issue", "fishery subsidies"),
    ("a topic among topics", "They spoke of disarmament, barley and human rights.", "Issue", "barley"),
    ("a word with a hyphen", "Chile called for long-term assistance to mine survivors.", "Issue",
     "long-term assistance to mine survivors"),
    ("no clause that restricts another noun", "Peru proposed an agreement on a ban on mines that harm civilians.", "Treaty",
     "agreement on a ban on mines"),
    ("no instances", "People like Jane Doe spoke to governments such as Chile.", None, "People like Jane Doe"),
    ("no time", "Today's conference in Lima opened.", None, "Today's conference in Lima"),
    ("no quality", "Chile has full participation.", None, "full participation"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "label"), [row[1:] for row in DESCRIBED], ids=[what for what, *_ in DESCRIBED]
)
def test_described_things(reader: Reader, text: str, kind: str | None, label: str) -> None:
    kinds = {name: e.kind for e in read(reader, text).extraction.entities for name in (e.label, *e.alt_labels)}
    assert kinds.get(label) == kind


NAMED = [  # a text, and whether something in it goes by a name
    ("a name is no phrase of place", "Peru adopted the Convention in the Iranian city of Ramsar.", "Convention in the Iranian",
     False),
    ("who held it is no name", "A regional workshop hosted by Peru began.", "regional workshop", True),
    ("a pair inside a name", "The Game and Fish Department of Peru spoke.", "Game and Fish Department of Peru", True),
    ("a number in order", "Peru hosted the first meeting of the harbour forum.", "first meeting of the harbour forum", True),
    ("what is said of it is no second thing", "The Lima Accord was a modern regional treaty.", "modern regional treaty", False),
    ("a deed is no treaty", "Peru deposited its instrument of ratification.", "instrument of ratification", False),
    ("a known group in other words", "Developing country governments met.", "Developing country governments", True),
    ("a sort of states", "Pacific states joined in.", "Pacific states", True),
    ("the one of a sort", "The host country decides.", "host country", True),
    ("a general noun beside a group", "Work between states and organizations helps.", "organizations", True),
    ("a general noun alone", "Work among organizations helps.", "organizations", False),
    ("an organisation inside a group", "All EU member states agreed.", "EU", True),
    ("an aim", "Peru made efforts to reduce military budgets.", "efforts to reduce military budgets", True),
    ("no aim", "Peru made great efforts.", "great efforts", False),
    ("a debate", "Peru shaped the global policy debate.", "global policy debate", True),
    ("a war by its place", "The Balkan wars ended.", "Balkan wars", True),
    ("a standing organ", "The Lima Treaty binds Peru. The Conference of the Parties meets here.",
     "Conference of the Parties (Lima Treaty)", True),
    ("a title in capitals", "TREATY ON THE CONTROL OF HARBOUR RATS\n\nThe Parties met in Lima.",
     "Treaty on the Control of Harbour Rats", True),
    ("an article of the text itself",
     "TREATY ON THE CONTROL OF HARBOUR RATS\n\nRecalling the Lima Accord,\n\nArticle 4\n\nThe Parties agree.",
     "Article 4 (Treaty on the Control of Harbour Rats)", True),
    ("ordinary words among topics", "They spoke of energy, trade and human rights.", "energy", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "there"), [row[1:] for row in NAMED], ids=[what for what, *_ in NAMED])
def test_what_is_a_name(reader: Reader, text: str, name: str, there: bool) -> None:
    names = {name for e in read(reader, text).extraction.entities for name in (e.label, *e.alt_labels)}
    assert (name in names) is there
