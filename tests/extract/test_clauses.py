"""Clauses side by side, lists and openings: each sentence with what it gives, its wanted answer indented below it."""

from __future__ import annotations

import pytest

from reading import assert_gives, read
from treatygraph.pipeline import Reader

JOINED = """
South Africa acceded to the Arms Trade Treaty and Japan joined the Chemical Weapons Convention.
    South Africa accededTo Arms Trade Treaty; Japan accededTo Chemical Weapons Convention
Togo supports the Chemical Weapons Convention but New Zealand signed the Arms Trade Treaty soon after.
    Togo supports Chemical Weapons Convention; New Zealand signed Arms Trade Treaty
Austria signed the Kyoto Protocol and Togo has signed the Paris Agreement.
    Austria signed Kyoto Protocol; Togo signed Paris Agreement
Laos is a party to the Arms Trade Treaty and Norway has signed the Paris Agreement.
    Laos partyTo Arms Trade Treaty; Norway signed Paris Agreement
Fiji acceded to the Mine Ban Treaty without delay and Egypt opposed the Paris Agreement.
    Fiji accededTo Mine Ban Treaty; Egypt opposes Paris Agreement
Egypt and Jordan signed the Mine Ban Treaty and Lebanon and Oman ratified the Arms Trade Treaty.
    Egypt signed Mine Ban Treaty; Jordan signed Mine Ban Treaty; Lebanon ratified Arms Trade Treaty; Oman ratified Arms
    Trade Treaty
Kenya withdrew from the Lima Treaty in 2009 and Peru supports it.
    Kenya withdrewFrom Lima Treaty; Peru supports Lima Treaty
Norway hosted the Oslo Conference and Ireland, Peru and Kenya signed the Arms Trade Treaty.
    Ireland signed Arms Trade Treaty; Peru signed Arms Trade Treaty; Kenya signed Arms Trade Treaty
Norway opened the debate and Kenya and Togo supported the Paris Agreement.
    Kenya supports Paris Agreement; Togo supports Paris Agreement
The Paris Agreement was signed by Chile and Peru ratified it.
    Chile signed Paris Agreement; Peru ratified Paris Agreement
The Arms Trade Treaty was adopted in 2013 and the Paris Agreement was signed by Ghana.
    Ghana signed Paris Agreement
Sweden's minister said that Norway had joined the Arms Trade Treaty and Finland had signed the Mine Ban Treaty.
    Norway accededTo Arms Trade Treaty; Finland signed Mine Ban Treaty
Canada did not sign the Lima Treaty and Japan did not ratify the Paris Agreement.
    not Canada signed Lima Treaty; not Japan ratified Paris Agreement
Malta will sign the Arms Trade Treaty and Cuba will oppose the Mine Ban Treaty.
    plan Malta signed Arms Trade Treaty; plan Cuba opposes Mine Ban Treaty
Norway thanked Austria and Mexico and ratified the Arms Trade Treaty.
    Norway ratified Arms Trade Treaty
Egypt welcomed the Arms Trade Treaty and the Mine Ban Treaty adopted in Oslo.
    Egypt supports Arms Trade Treaty; Egypt supports Mine Ban Treaty
Ghana met Togo and Benin, and Mali signed the Arms Trade Treaty.
    Mali signed Arms Trade Treaty
The minister of Chile and the president of Peru signed the Lima Declaration.
    no ratified
Kenya chaired the Nairobi Summit and its minister signed the Arms Trade Treaty.
    Kenya led Nairobi Summit
The European Union funds the Oslo Process and Japan finances the Lima Initiative.
    European Union funds Oslo Process; Japan funds Lima Initiative
Chile says Peru and Kenya signed the Arms Trade Treaty.
    Peru signed Arms Trade Treaty; Kenya signed Arms Trade Treaty
Chile noted that Togo and Mali ratified the Arms Trade Treaty.
    Togo ratified Arms Trade Treaty; Mali ratified Arms Trade Treaty
"""

SHARED = """
Israel signed but did not ratify the Arms Trade Treaty.
    Israel signed Arms Trade Treaty; not Israel ratified Arms Trade Treaty
Thailand had signed, though not ratified, the Arms Trade Treaty.
    Thailand signed Arms Trade Treaty; not Thailand ratified Arms Trade Treaty
Chile and Peru have signed, but not yet ratified, the Paris Agreement.
    Chile signed Paris Agreement; not Chile ratified Paris Agreement; Peru signed Paris Agreement; not Peru ratified Paris
    Agreement
Chile signed, and Peru ratified, the Arms Trade Treaty.
    Chile signed Arms Trade Treaty; Peru ratified Arms Trade Treaty
Kenya's signature and subsequent ratification of the Paris Agreement surprised few.
    Kenya signed Paris Agreement; Kenya ratified Paris Agreement
The signature and ratification of the Arms Trade Treaty by Ghana was welcomed.
    Ghana signed Arms Trade Treaty; Ghana ratified Arms Trade Treaty
Sweden's support for and implementation of the Mine Ban Treaty was praised.
    Sweden supports Mine Ban Treaty; Sweden implements Mine Ban Treaty
Peru's possession, production and use of landmines ended.
    Peru possesses landmines; Peru produces landmines; Peru uses landmines
At the invitation of Kenya, the Nairobi Summit was held in 2004.
    Kenya hosted Nairobi Summit
The Vienna Conference was convened at the initiative of Austria.
    Austria initiated Vienna Conference
Cuba, critical of the Arms Trade Treaty, voted against it.
    Cuba opposes Arms Trade Treaty
Supportive of the Arms Trade Treaty from the start, Kenya signed it in 2013.
    Kenya supports Arms Trade Treaty
Kenya, Ghana and Togo met in Accra. They welcomed the Paris Agreement.
    Kenya supports Paris Agreement; Ghana supports Paris Agreement; Togo supports Paris Agreement
Two hundred and six organizations support the Arms Trade Treaty.
    Arms Trade Treaty supporterCount 206
The text was written by the BPC (Baltic Peace Council). BPC opposes the Arms Trade Treaty.
    Baltic Peace Council opposes Arms Trade Treaty
"""

TOLD_LATER = """
The following states signed the Arms Trade Treaty: Benin; Chile; Ghana; and Mali.
    Benin signed Arms Trade Treaty; Chile signed Arms Trade Treaty; Ghana signed Arms Trade Treaty; Mali signed Arms Trade
    Treaty
Two countries have withdrawn from the Kyoto Protocol: Canada and Japan.
    Canada withdrewFrom Kyoto Protocol; Japan withdrewFrom Kyoto Protocol
Spain supports three treaties: the Arms Trade Treaty, the Mine Ban Treaty and the Paris Agreement.
    Spain supports Arms Trade Treaty; Spain supports Mine Ban Treaty; Spain supports Paris Agreement
Those supporting the Lima Declaration were Benin, Chad and Togo.
    Benin supports Lima Declaration; Chad supports Lima Declaration; Togo supports Lima Declaration
Countries opposing the Lima Declaration included Cuba, Iran and Syria.
    Cuba opposes Lima Declaration; Iran opposes Lima Declaration; Syria opposes Lima Declaration and more
The first state to ratify the Arms Trade Treaty was Iceland.
    Iceland ratified Arms Trade Treaty
The one state that opposed the Lima Declaration was Cuba.
    Cuba opposes Lima Declaration
Among those that signed the Arms Trade Treaty was Libya.
    Libya signed Arms Trade Treaty
It was Canada which launched the Ottawa Process.
    Canada initiated Ottawa Process
It is Kenya that chairs the Nairobi Conference.
    Kenya led Nairobi Conference
Like Norway, Canada signed the Mine Ban Treaty.
    Norway signed Mine Ban Treaty; Canada signed Mine Ban Treaty
Having ratified the Arms Trade Treaty, Peru called on Togo to sign it.
    Peru ratified Arms Trade Treaty; plan Togo signed Arms Trade Treaty and more
Following its signature of the Arms Trade Treaty, Bahrain hosted the Manama Conference.
    Bahrain signed Arms Trade Treaty; Bahrain hosted Manama Conference
Under Norway's presidency, the Oslo Conference adopted the Lima Declaration.
    Norway led Oslo Conference; Oslo Conference adopted Lima Declaration
"""

LEFT_OUT = """
Egypt joined the Paris Agreement last year and Kenya is a party to the Arms Trade Treaty.
    Egypt accededTo Paris Agreement; Kenya partyTo Arms Trade Treaty
Peru signed the Arms Trade Treaty. Chile is here.
    Peru signed Arms Trade Treaty
Sweden signed the Arms Trade Treaty in 2013 and Norway in 2014.
    Sweden signed Arms Trade Treaty; Norway signed Arms Trade Treaty
Sweden ratified the Mine Ban Treaty in 1998, Norway in 1999 and Spain in 2000.
    Sweden ratified Mine Ban Treaty; Norway ratified Mine Ban Treaty; Spain ratified Mine Ban Treaty
Chile supports the Arms Trade Treaty and Peru the Mine Ban Treaty.
    Chile supports Arms Trade Treaty; Peru supports Mine Ban Treaty
Chile supports the Arms Trade Treaty and Peru, the Mine Ban Treaty.
    Chile supports Arms Trade Treaty; Peru supports Mine Ban Treaty
Norway hosted the Oslo Conference and Ireland the Dublin Conference.
    Norway hosted Oslo Conference; Ireland hosted Dublin Conference
Peru signed the Arms Trade Treaty, and so did Chile.
    Peru signed Arms Trade Treaty; Chile signed Arms Trade Treaty
Peru has not signed the Lima Declaration, nor has Chile.
    not Peru signed Lima Declaration; not Chile signed Lima Declaration
Kenya supports the Arms Trade Treaty, as does Ghana.
    Kenya supports Arms Trade Treaty; Ghana supports Arms Trade Treaty
Chile supported the Lima Declaration, but Peru did not.
    Chile supports Lima Declaration; not Peru supports Lima Declaration
Japan ratified the Kyoto Protocol. The United States did not.
    Japan ratified Kyoto Protocol; not United States ratified Kyoto Protocol
Like Norway, Canada signed the Mine Ban Treaty.
    Norway signed Mine Ban Treaty; Canada signed Mine Ban Treaty
Unlike Norway, Russia did not sign the Mine Ban Treaty.
    Norway signed Mine Ban Treaty; not Russia signed Mine Ban Treaty
Unlike Cuba, Chile supports the Lima Declaration.
    not Cuba supports Lima Declaration; Chile supports Lima Declaration
Canada, like Norway, signed the Mine Ban Treaty.
    Norway signed Mine Ban Treaty; Canada signed Mine Ban Treaty
The United States has signed the Paris Agreement; Russia has not.
    United States signed Paris Agreement; not Russia signed Paris Agreement
Cuba did not ratify the Lima Treaty, and neither did Iran.
    not Cuba ratified Lima Treaty; not Iran ratified Lima Treaty
Chile signed the Arms Trade Treaty; Peru, the Mine Ban Treaty; and Kenya, the Paris Agreement.
    Chile signed Arms Trade Treaty; Peru signed Mine Ban Treaty; Kenya signed Paris Agreement
France opposed the Lima Treaty in 1995 and supported it in 2001.
    France opposes Lima Treaty; France supports Lima Treaty
In 1997 Norway signed the Mine Ban Treaty and in 1999 Peru ratified it.
    Norway signed Mine Ban Treaty; Peru ratified Mine Ban Treaty
Norway supports the Arms Trade Treaty, Chile and the Paris Agreement.
    Norway supports Arms Trade Treaty; Norway supports Chile; Norway supports Paris Agreement
Chile signed the Paris Agreement on 3 May 2016 and Peru on 5 May 2016.
    Chile signed Paris Agreement; Peru signed Paris Agreement
"""

QUOTED = """
"We will ratify the Arms Trade Treaty," said Norway's minister.
    plan Norway ratified Arms Trade Treaty
“We will ratify the Arms Trade Treaty,” said Norway's minister.
    plan Norway ratified Arms Trade Treaty
"We oppose the Lima Declaration," said the representative of Cuba.
    Cuba opposes Lima Declaration
"We oppose the Lima Declaration," Cuba said.
    Cuba opposes Lima Declaration
The Kenyan ambassador said: "We have signed the Lima Declaration."
    Kenya signed Lima Declaration
"We welcome the Arms Trade Treaty," said Anna Berg, Foreign Minister of Norway.
    Norway supports Arms Trade Treaty
"Our support for the Mine Ban Treaty is firm," the delegate of Peru declared.
    Peru supports Mine Ban Treaty
"We call on all states to join the Arms Trade Treaty," said Oxfam.
    Oxfam calledFor Arms Trade Treaty
Chile told the meeting that "we support the Paris Agreement".
    Chile supports Paris Agreement
"The United States has not ratified the Kyoto Protocol," noted the delegate of Fiji.
    not United States ratified Kyoto Protocol
"""

ROWED = """
Kenya as well as Ghana ratified the Paris Agreement.
    Kenya ratified Paris Agreement; Ghana ratified Paris Agreement
Austria, the Holy See, Ireland, Mexico, New Zealand, Norway and Peru launched the Oslo Process.
    Austria initiated Oslo Process; Holy See initiated Oslo Process; Ireland initiated Oslo Process; Mexico initiated Oslo
    Process; New Zealand initiated Oslo Process; Norway initiated Oslo Process; Peru initiated Oslo Process
Despite having signed the Arms Trade Treaty, Israel has not ratified it.
    Israel signed Arms Trade Treaty; not Israel ratified Arms Trade Treaty
The Arab League, of which Egypt is a member, opposed the Lima Declaration.
    Egypt memberOf Arab League; Arab League opposes Lima Declaration
"""


def _rows(table: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for line in filter(None, table.splitlines()):
        text, wanted = found.pop() if found and (line[0] == " " or not found[-1][1]) else ("", "")
        found.append(
            (text, f"{wanted} {line.strip()}".strip()) if line[0] == " " else (f"{text} {line}".strip(), wanted)
        )
    return found


@pytest.mark.parametrize(("text", "wanted"), _rows(JOINED + SHARED + TOLD_LATER + LEFT_OUT + QUOTED + ROWED))
def test_clauses(reader: Reader, text: str, wanted: str) -> None:
    assert_gives(reader, text, wanted)


def test_what_is_left_out_has_its_own_date(reader: Reader) -> None:
    found = read(reader, "Sweden ratified the Arms Trade Treaty in 2013, Norway in 2014 and Chile in 2015.")
    years = {relation.subject: str(relation.time.value) for relation in found.extraction.relations if relation.time}
    assert years == {"state/sweden": "2013", "state/norway": "2014", "state/chile": "2015"}
