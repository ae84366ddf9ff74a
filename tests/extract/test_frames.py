"""Every frame of ontology/frames.yaml reads at least five sentences: each says what it gives, and nothing else may."""

from __future__ import annotations

from collections import Counter

import pytest

from reading import assert_gives, read
from treatygraph.pipeline import Reader

HEADING = "Statement by Norway\n\nDublin, 19 May 2008\n\n"  # gives "we" and the text's own wishes somebody to belong to

VERBS = [
    ("transitive", "Peru signed the Mine Ban Treaty in Ottawa.", "Peru signed Mine Ban Treaty"),
    (
        "transitive",
        "The Arms Trade Treaty was ratified last week by Panama, Uruguay and Samoa.",
        "Panama ratified Arms Trade Treaty; Uruguay ratified Arms Trade Treaty; Samoa ratified Arms Trade Treaty",
    ),
    ("transitive", "Kenya, which ratified the Mine Ban Treaty early, was praised.", "Kenya ratified Mine Ban Treaty"),
    ("transitive", "Having signed the Arms Trade Treaty, Togo trained its officers.", "Togo signed Arms Trade Treaty"),
    ("transitive", "The Oslo Process, launched by Norway, changed minds.", "Norway initiated Oslo Process"),
    ("transitive", "Jordan has managed to destroy its landmines.", "Jordan destroyed landmines"),
    ("transitive", "Ireland raised a toast.", "no signed, supports, initiated"),
    ("converse", "Landmines have affected Angola for decades.", "Angola affectedBy landmines"),
    ("converse", "Angola, affected by landmines, asked for help.", "Angola affectedBy landmines"),
    (
        "converse",
        "Angola and Mozambique are threatened by landmines.",
        "Angola affectedBy landmines; Mozambique affectedBy landmines",
    ),
    (
        "converse",
        "The Convention on Cluster Munitions binds Ireland.",
        "Ireland partyTo Convention on Cluster Munitions",
    ),
    (
        "converse",
        "The African Union comprises Ghana and Togo.",
        "Ghana memberOf African Union; Togo memberOf African Union",
    ),
    (
        "oblique",
        "Egypt and Iran voted against the resolution on small arms.",
        "Egypt opposes resolution on small arms; Iran opposes resolution on small arms",
    ),
    ("oblique", "Burundi formally withdrew from the Rome Statute.", "Burundi withdrewFrom Rome Statute"),
    (
        "oblique",
        "Switzerland participated actively in the Oslo Process and in the Ottawa Process.",
        "Switzerland participatedIn Oslo Process; Switzerland participatedIn Ottawa Process",
    ),
    ("oblique", "Palau, having acceded to the Arms Trade Treaty, spoke first.", "Palau accededTo Arms Trade Treaty"),
    ("oblique", "Mexico has always called for nuclear disarmament.", "Mexico calledFor nuclear disarmament"),
    ("oblique", "The Kyoto Protocol, from which Canada withdrew, is old.", "Canada withdrewFrom Kyoto Protocol"),
    ("placed", "The Nairobi Summit was held in Kenya in December 2004.", "Nairobi Summit heldIn Kenya"),
    ("placed", "Croatia was elected to the Security Council.", "Croatia memberOf Security Council"),
    (
        "placed",
        "The Harbour Conference, convened in Ireland, was well attended.",
        "event/harbour-conference heldIn Ireland",
    ),
    ("placed", "Pakistan is equipped with cluster munitions.", "Pakistan possesses cluster munitions"),
    ("placed", "The delegates were seated in Dublin.", "no heldIn"),
    ("control", "Finland promised to join the Mine Ban Treaty.", "Finland committedTo Mine Ban Treaty"),
    (
        "control",
        "Japan and Chile pledged to implement the Paris Agreement.",
        "Japan committedTo Paris Agreement; Chile committedTo Paris Agreement",
    ),
    ("control", "Denmark urged India and Pakistan to sign the Mine Ban Treaty.", "Denmark calledFor Mine Ban Treaty"),
    ("control", "India was urged by Denmark to sign the Mine Ban Treaty.", "Denmark calledFor Mine Ban Treaty"),
    (
        "control",
        "The Mine Ban Treaty obliges its parties to provide victim assistance.",
        "Mine Ban Treaty requires victim assistance",
    ),
    ("control", "Chad is committed to implementing the Arms Trade Treaty.", "Chad committedTo Arms Trade Treaty"),
    ("mutual", "Norway and Austria cooperated closely.", "Norway partneredWith Austria"),
    ("mutual", "Chile and Peru have joined forces.", "Chile partneredWith Peru"),
    (
        "mutual",
        "Uganda, Kenya and Rwanda worked together on landmines.",
        "Uganda partneredWith Kenya; Uganda partneredWith Rwanda; Kenya partneredWith Rwanda",
    ),
    ("mutual", "Ghana and Togo formed a partnership in 2010.", "Ghana partneredWith Togo"),
    ("mutual", "Canada and Norway teamed up to launch the talks.", "Canada partneredWith Norway"),
    (
        "sourced",
        "The Convention on Cluster Munitions emerged from the Oslo Process.",
        "Oslo Process resultedIn Convention on Cluster Munitions",
    ),
    (
        "sourced",
        "The Mine Ban Treaty, which grew out of the Ottawa Process, is strong.",
        "Ottawa Process resultedIn Mine Ban Treaty",
    ),
    ("sourced", "UNICEF receives funding from Norway and Sweden.", "Norway funds UNICEF; Sweden funds UNICEF"),
    ("sourced", "The Mine Ban Treaty entered into force for Mali in 1999.", "Mali partyTo Mine Ban Treaty"),
    ("sourced", "Cluster munitions pose a threat to Laos.", "Laos affectedBy cluster munitions"),
    ("grounded", "Landmines are banned under the Mine Ban Treaty.", "Mine Ban Treaty prohibits landmines"),
    ("grounded", "Under the Mine Ban Treaty, landmines are prohibited.", "Mine Ban Treaty prohibits landmines"),
    (
        "grounded",
        "Landmines and booby-traps are outlawed under the Mine Ban Treaty.",
        "Mine Ban Treaty prohibits landmines; Mine Ban Treaty prohibits booby-traps",
    ),
    (
        "grounded",
        "Victim assistance is required under the Convention on Cluster Munitions.",
        "Convention on Cluster Munitions requires victim assistance",
    ),
    (
        "grounded",
        "The International Criminal Court was established under the Rome Statute.",
        "Rome Statute establishes International Criminal Court",
    ),
]

SPEECH = [
    ("stance", "Ghana said that all states should join the Arms Trade Treaty.", "Ghana calledFor Arms Trade Treaty"),
    ("stance", "Mali stressed that every country must ratify the Mine Ban Treaty.", "Mali calledFor Mine Ban Treaty"),
    (
        "stance",
        "Kenya and Uganda argued that countries should implement the Paris Agreement.",
        "Kenya calledFor Paris Agreement; Uganda calledFor Paris Agreement",
    ),
    (
        "stance",
        "The ICRC believes that states ought to ratify the Arms Trade Treaty.",
        "ICRC calledFor Arms Trade Treaty",
    ),
    ("stance", "Austria stated that nuclear disarmament was needed.", "Austria calledFor nuclear disarmament"),
    ("stance", "Chad argued that it was essential to adopt the Lima Declaration.", "Chad calledFor Lima Declaration"),
    ("stance", "Ghana said that all states have joined the Arms Trade Treaty.", "no calledFor"),
    ("refusal", "Peru said that states should not use cluster munitions.", "Peru opposes cluster munitions"),
    ("refusal", "Mexico argued that countries must not develop nuclear weapons.", "Mexico opposes nuclear weapons"),
    ("refusal", "Austria maintained that states should never use nuclear weapons.", "Austria opposes nuclear weapons"),
    ("refusal", "Chile stressed that no state should use landmines.", "Chile opposes landmines"),
    ("refusal", "Chile stressed that no state should use landmines.", "no calledFor"),
    (
        "refusal",
        "Ghana and Togo insisted that nobody should produce landmines.",
        "Ghana opposes landmines; Togo opposes landmines",
    ),
    ("duty", HEADING + "We must implement the Mine Ban Treaty.", "Norway calledFor Mine Ban Treaty"),
    ("duty", HEADING + "All states should ratify the Arms Trade Treaty.", "Norway calledFor Arms Trade Treaty"),
    ("duty", HEADING + "Every government needs to support the Paris Agreement.", "Norway calledFor Paris Agreement"),
    (
        "duty",
        HEADING + "We have to destroy landmines and universalise the Mine Ban Treaty.",
        "Norway calledFor Mine Ban Treaty and more",
    ),
    ("duty", HEADING + "States must not use landmines.", "no calledFor"),
    ("duty", "States should ratify the Arms Trade Treaty.", "no calledFor"),
    ("task", HEADING + "The challenge is to implement the Mine Ban Treaty.", "Norway calledFor Mine Ban Treaty"),
    ("task", HEADING + "Our first priority is to ratify the Arms Trade Treaty.", "Norway calledFor Arms Trade Treaty"),
    ("task", HEADING + "The key is to universalise the Mine Ban Treaty.", "Norway calledFor Mine Ban Treaty"),
    ("task", HEADING + "The task before us is to implement the Paris Agreement.", "Norway calledFor Paris Agreement"),
    ("task", "The challenge is to implement the Mine Ban Treaty.", "no calledFor"),
    ("praised", HEADING + "The Mine Ban Treaty is of great importance.", "Norway supports Mine Ban Treaty"),
    ("praised", HEADING + "Nuclear disarmament is of vital importance.", "Norway supports nuclear disarmament"),
    ("praised", HEADING + "The Paris Agreement remains of the utmost importance.", "Norway supports Paris Agreement"),
    ("praised", HEADING + "The Oslo Process has been of immense value.", "Norway supports Oslo Process"),
    ("praised", "The Mine Ban Treaty is of great importance.", "no supports"),
]

NOUNS = [
    ("nominal", "Mali's ratification of the Arms Trade Treaty was quick.", "Mali ratified Arms Trade Treaty"),
    ("nominal", "The ratification of the Arms Trade Treaty by Mali was quick.", "Mali ratified Arms Trade Treaty"),
    (
        "nominal",
        "Chile's signing and ratification of the Arms Trade Treaty pleased the region.",
        "Chile signed Arms Trade Treaty; Chile ratified Arms Trade Treaty",
    ),
    ("nominal", "We saw Iraqi use of landmines.", "Iraq uses landmines"),
    ("nominal", "Ireland's strong support for the Oslo Process was noted.", "Ireland supports Oslo Process"),
    ("nominal", "The cooperation between Chile and Peru has deepened.", "Chile partneredWith Peru"),
    ("received", "The toll of cluster munitions in Laos rises each year.", "Laos affectedBy cluster munitions"),
    ("received", "The threat of landmines to Cambodia persists.", "Cambodia affectedBy landmines"),
    ("received", "The impact of landmines on Angola is great.", "Angola affectedBy landmines"),
    (
        "received",
        "The effects of climate change on Fiji and Tonga are plain.",
        "Fiji affectedBy climate change; Tonga affectedBy climate change",
    ),
    ("received", "The impact of the music on the guests was great.", "no affectedBy"),
    ("bearer", "Ireland, host of the Dublin Conference, smiled.", "Ireland hosted Dublin Conference"),
    (
        "bearer",
        "Peru is a member of the United Nations and a party to the Arms Trade Treaty.",
        "Peru memberOf United Nations; Peru partyTo Arms Trade Treaty",
    ),
    (
        "bearer",
        "Malta and Cyprus are parties to the Mine Ban Treaty.",
        "Malta partyTo Mine Ban Treaty; Cyprus partyTo Mine Ban Treaty",
    ),
    ("bearer", "As a signatory to the Rome Statute, Sudan has duties.", "Sudan signed Rome Statute"),
    ("bearer", "Niger, a party to the Mine Ban Treaty since 1999, reported early.", "Niger partyTo Mine Ban Treaty"),
    ("bearer", "The host of the Dublin Conference was Ireland.", "Ireland hosted Dublin Conference"),
    (
        "possessor",
        "The Mine Ban Treaty is a product of the Ottawa Process.",
        "Ottawa Process resultedIn Mine Ban Treaty",
    ),
    (
        "possessor",
        "The Arms Trade Treaty, the outcome of the New York Conference, is young.",
        "New York Conference resultedIn Arms Trade Treaty",
    ),
    ("possessor", "Geneva was the site of the Review Conference.", "Review Conference heldIn Geneva"),
    ("possessor", "Climate change was the focus of the Paris Conference.", "Paris Conference concerns climate change"),
    (
        "possessor",
        "The result of the Oslo Process was the Convention on Cluster Munitions.",
        "Oslo Process resultedIn Convention on Cluster Munitions",
    ),
    ("compound", "The small arms conference opened in Lima.", "small arms conference concerns small arms"),
    ("compound", "A climate change summit took place in Nairobi.", "climate change summit concerns climate change"),
    ("compound", "The nuclear disarmament talks stalled.", "nuclear disarmament talks concerns nuclear disarmament"),
    ("compound", "Chile attended the landmines workshop.", "landmines workshop concerns landmines"),
    ("compound", "The Geneva conference drew a crowd.", "Geneva conference heldIn Geneva"),
    (
        "compound",
        "The Sofia and Lima conferences were short.",
        "Sofia and Lima conferences heldIn Sofia; Sofia and Lima conferences heldIn Lima",
    ),
    ("compound", "The press conference was short.", "no concerns, heldIn"),
    ("aim", "Norway's aim is to conclude the Arms Trade Treaty.", "Norway committedTo Arms Trade Treaty"),
    ("aim", "It is Chile's goal to ratify the Arms Trade Treaty.", "Chile committedTo Arms Trade Treaty"),
    (
        "aim",
        "Ghana and Togo have the intention to join the Mine Ban Treaty.",
        "Ghana committedTo Mine Ban Treaty; Togo committedTo Mine Ban Treaty",
    ),
    ("aim", "Mali's ambition to ratify the Arms Trade Treaty is plain.", "Mali committedTo Arms Trade Treaty"),
    ("aim", "It is in Kenya's interest to implement the Arms Trade Treaty.", "Kenya supports Arms Trade Treaty"),
    ("aim", "The goal of Austria is to universalise the Mine Ban Treaty.", "Austria committedTo Mine Ban Treaty"),
]

OTHERS = [
    ("quality", "Ghana is supportive of the Arms Trade Treaty.", "Ghana supports Arms Trade Treaty"),
    ("quality", "Bhutan is vulnerable to climate change.", "Bhutan affectedBy climate change"),
    (
        "quality",
        "Sweden and Finland are opposed to nuclear weapons.",
        "Sweden opposes nuclear weapons; Finland opposes nuclear weapons",
    ),
    ("quality", "Mauritius is absent from the Dublin Conference.", "not Mauritius participatedIn Dublin Conference"),
    ("quality", "Serbia, active in the Oslo Process, spoke early.", "Serbia participatedIn Oslo Process"),
    ("joined", "Norway hosted a conference on landmines.", "conference on landmines concerns landmines"),
    ("joined", "Cuba spoke on behalf of the Group of 77.", "Cuba represents Group of 77"),
    ("joined", "Togo acted in accordance with the Arms Trade Treaty.", "Togo implements Arms Trade Treaty"),
    ("joined", "A protocol on booby-traps was adopted.", "protocol on booby-traps concerns booby-traps"),
    (
        "joined",
        "Talks about nuclear disarmament resumed.",
        "Talks about nuclear disarmament concerns nuclear disarmament",
    ),
    ("purpose", "A process to ban nuclear weapons began.", "process to ban nuclear weapons concerns nuclear weapons"),
    ("purpose", "Norway launched a process to prohibit landmines.", "process to prohibit landmines concerns landmines"),
    (
        "purpose",
        "Chile backs a new treaty to eliminate nuclear weapons.",
        "treaty to eliminate nuclear weapons concerns nuclear weapons",
    ),
    (
        "purpose",
        "The campaign aimed at banning landmines grew.",
        "campaign aimed at banning landmines concerns landmines",
    ),
    ("purpose", "A meeting to discuss small arms closed.", "meeting to discuss small arms concerns small arms"),
    ("owing", "The Oslo Process, at the initiative of Norway, began in 2007.", "Norway initiated Oslo Process"),
    ("owing", "The Ottawa Process began on the initiative of Canada.", "Canada initiated Ottawa Process"),
    (
        "owing",
        "The Lima Conference met under the auspices of the United Nations.",
        "United Nations hosted Lima Conference",
    ),
    ("owing", "The Dublin Conference took place under the presidency of Ireland.", "Ireland led Dublin Conference"),
    ("owing", "The Nairobi Summit was held at the invitation of Kenya.", "Kenya hosted Nairobi Summit"),
    ("valued", "The Paris Agreement is vital for Fiji.", "Fiji supports Paris Agreement"),
    (
        "valued",
        "The Arms Trade Treaty is important to Kenya and Ghana.",
        "Kenya supports Arms Trade Treaty; Ghana supports Arms Trade Treaty",
    ),
    ("valued", "The Mine Ban Treaty remains essential for Angola.", "Angola supports Mine Ban Treaty"),
    ("valued", "Nuclear disarmament is important for Austria.", "Austria supports nuclear disarmament"),
    ("valued", "The weather is important for the harvest.", "no supports"),
    ("judged", "Chile considered the Arms Trade Treaty timely.", "Chile supports Arms Trade Treaty"),
    ("judged", "Peru said that the Oslo Process is a useful tool.", "Peru supports Oslo Process"),
    ("judged", "Ghana regarded the Paris Agreement as a sound basis.", "Ghana supports Paris Agreement"),
    ("judged", "India found the Kyoto Protocol unfair.", "India opposes Kyoto Protocol"),
    ("judged", "The early train to Lima is useful.", "no supports"),
    (
        "product",
        "The Paris Agreement is the result of talks between Chile and Peru.",
        "Chile negotiated Paris Agreement; Peru negotiated Paris Agreement",
    ),
    (
        "product",
        "The Mine Ban Treaty, a product of consultations between Norway and Canada, is short.",
        "Norway negotiated Mine Ban Treaty; Canada negotiated Mine Ban Treaty",
    ),
    (
        "product",
        "Mali praised the Arms Trade Treaty, which was the outcome of negotiations among Kenya, Japan and Mexico.",
        "Kenya negotiated Arms Trade Treaty; Japan negotiated Arms Trade Treaty; Mexico negotiated Arms Trade Treaty",
    ),
    (
        "product",
        "The Kyoto Protocol was the fruit of discussions between Japan and Fiji.",
        "Japan negotiated Kyoto Protocol; Fiji negotiated Kyoto Protocol",
    ),
    ("product", "The noise was the result of talks between neighbours.", "no negotiated"),
]

HALL = "Statement by Norway at the Dublin Conference\n\nDublin, 19 May 2008\n\n"  # gives "here" a meeting to stand for
BESIDE_NORWAY = [
    ("present", "Anna Berg, who will speak here later, knows mines.", "plan Anna Berg"),
    ("present", "Ghana is with us today.", "Ghana"),
    ("present", "The ICRC is present here as an observer.", "ICRC"),
    ("present", "Kenya joins us today.", "Kenya"),
    ("present", "Kenya speaks Swahili.", None),
    ("greeted", "It is good to see Peru here today.", "Peru"),
    ("greeted", "We are pleased to have Zambia with us.", "Zambia"),
    ("greeted", "Let me welcome here the African Union.", "African Union"),
    ("greeted", "I thank Malawi for coming.", "Malawi"),
    ("greeted", "I saw Peru from the air.", None),
    ("gathered", "I speak to an audience that includes Kofi Annan.", "Kofi Annan"),
    ("gathered", "I speak to a gathering of survivors.", "survivors"),
    ("gathered", "I see before me a gathering that includes Peru.", "Peru"),
    ("gathered", "We meet in a hall that includes Jody Williams.", "Jody Williams"),
    ("gathered", "The library includes Peru's letters.", None),
]
MEETING = "Statement by Eva Holm at the Lima Summit, Lima, 3 May 2011\n\n"  # gives "here" a meeting

TOPICS = [
    ("topical", "Chile backs a treaty on a ban on landmines.", "treaty on a ban on landmines prohibits landmines"),
    (
        "topical",
        "Peru works for an agreement on a prohibition of nuclear weapons.",
        "plan agreement on a prohibition of nuclear weapons prohibits nuclear weapons",
    ),
    (
        "topical",
        "A protocol on a ban on cluster munitions exists.",
        "protocol on a ban on cluster munitions prohibits cluster munitions",
    ),
    (
        "topical",
        "Fiji read the draft treaty on a ban on landmines.",
        "draft treaty on a ban on landmines prohibits landmines",
    ),
    ("topical", "A lecture on a ban on smoking bored the students.", "no prohibits"),
    ("esteemed", HEADING + "The Mine Ban Treaty is a milestone.", "Norway supports Mine Ban Treaty"),
    ("esteemed", HEADING + "The answer is the Arms Trade Treaty.", "Norway supports Arms Trade Treaty"),
    ("esteemed", HEADING + "The Paris Agreement is a triumph of diplomacy.", "Norway supports Paris Agreement"),
    ("esteemed", HEADING + "The Oslo Process was a great success.", "Norway supports Oslo Process"),
    ("esteemed", "The Mine Ban Treaty is a milestone.", "no supports"),
    (
        "visited",
        MEETING + "We are honoured by the presence of Jane Moore.",
        "Jane Moore participatedIn Lima Summit and more",
    ),
    ("visited", MEETING + "I welcome the participation of Chile.", "Chile participatedIn Lima Summit and more"),
    (
        "visited",
        MEETING + "Let me note the presence of Peru and Togo.",
        "Peru participatedIn Lima Summit; Togo participatedIn Lima Summit and more",
    ),
    ("visited", MEETING + "We value the company of Kenya.", "Kenya participatedIn Lima Summit and more"),
    ("visited", "The presence of Chile was noted.", "no participatedIn"),
]

HERE = [
    (frame, HALL + text, "; ".join(f"{one} participatedIn Dublin Conference" for one in ("Norway", who) if one))
    for frame, text, who in BESIDE_NORWAY
]

DRAFTS = [
    ("authored", "Many delegates read the Swiss draft declaration.", "Switzerland proposed Swiss draft declaration"),
    ("authored", "The Brazilian draft resolution was withdrawn.", "Brazil proposed Brazilian draft resolution"),
    ("authored", "The AOSIS draft protocol was short.", "AOSIS proposed AOSIS draft protocol"),
    ("authored", "Kenya's draft treaty was long.", "Kenya proposed Kenya's draft treaty"),
    ("authored", "The Kenyan draft horse won.", "no proposed"),
    ("blaming", "Mali regretted that Peru had not honoured its pledge.", "Mali opposes Peru"),
    ("blaming", "Chad deplored that Peru had failed to pay.", "Chad opposes Peru"),
    ("blaming", "Togo lamented that developed countries had not paid.", "Togo opposes developed countries"),
    ("blaming", "Fiji complained that Malta did not answer.", "Fiji opposes Malta"),
    ("blaming", "Mali regretted that Peru had left.", "no opposes"),
    ("shared", "Talks between Chile and Peru began.",
     "Chile participatedIn talks between Chile and Peru; Peru participatedIn talks between Chile and Peru"),
    ("shared", "Consultations among Fiji and Samoa went on.",
     "Fiji participatedIn consultations among Fiji and Samoa; Samoa participatedIn consultations among Fiji and Samoa"),
    ("shared", "The discussion between Mali and Chad was brief.",
     "Mali participatedIn discussion between Mali and Chad; Chad participatedIn discussion between Mali and Chad"),
    ("shared", "Negotiations between Ghana and Togo ended in 2009.",
     "Ghana participatedIn negotiations between Ghana and Togo; Togo participatedIn negotiations between Ghana and Togo"),
    ("shared", "The road between Chile and Peru is long.", "no participatedIn"),
    (
        "directed",
        "The process towards a treaty on small arms goes on.",
        "plan process towards a treaty on small arms resultedIn treaty on small arms",
    ),
    (
        "directed",
        "Negotiations towards an agreement on climate change resumed in Bonn.",
        "plan negotiations towards an agreement on climate change resultedIn agreement on climate change",
    ),
    (
        "directed",
        "The talks towards a convention on migration failed.",
        "plan talks towards a convention on migration resultedIn convention on migration",
    ),
    (
        "directed",
        "The campaign towards a declaration on migration was short.",
        "plan campaign towards a declaration on migration resultedIn declaration on migration",
    ),
    ("directed", "The road towards Bonn was closed.", "no resultedIn"),
]

ROWS = [*VERBS, *SPEECH, *NOUNS, *OTHERS, *TOPICS, *HERE, *DRAFTS]
UNSAID = {"event"}  # frames that no relation file uses yet


@pytest.mark.parametrize(
    ("frame", "text", "wanted"), ROWS, ids=[f"{f}: {t.rpartition(chr(10))[2]}" for f, t, _ in ROWS]
)
def test_sentence(reader: Reader, frame: str, text: str, wanted: str) -> None:
    assert_gives(reader, text, wanted)


def test_the_tables_hold_five_sentences_of_every_frame(reader: Reader) -> None:
    held = Counter(frame for frame, *_ in ROWS)
    assert {frame for frame in reader.knowledge.grammar.frames if held[frame] < 5} == UNSAID


def test_only_unsaid_frames_are_left_out(reader: Reader) -> None:
    said = {saying.frame for file in reader.knowledge.relations for saying in file.sayings}
    assert not said & UNSAID


@pytest.mark.parametrize("frame", sorted({frame for frame, *_ in ROWS}))
def test_each_frame_finds_something_itself(reader: Reader, frame: str) -> None:
    rules = {r.rule for f, text, _ in ROWS if f == frame for r in read(reader, text).extraction.relations}
    assert any(f"/{frame}/" in rule for rule in rules)
