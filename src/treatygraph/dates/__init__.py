"""What a text says about when: dates, stretches and deadlines, with the words that say so, by patterns alone.

To teach it another wording, add the words to the right list of ``dates.yaml`` and an example at its end. To teach it
another shape of date, add a pattern to `shapes.py` and a case to its test.
"""

from treatygraph.dates.find import DateMention, find_dates
from treatygraph.dates.words import DateWords, load_date_words

__all__ = ["DateMention", "DateWords", "find_dates", "load_date_words"]
