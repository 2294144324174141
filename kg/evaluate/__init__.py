"""Measuring a graph against documents that people have annotated."""

from kg.evaluate.gold import Gold, GoldMention, read
from kg.evaluate.measure import Evaluation, Score, evaluate

__all__ = ["Evaluation", "Gold", "GoldMention", "Score", "evaluate", "read"]
