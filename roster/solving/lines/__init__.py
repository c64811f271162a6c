"""The relaxation over people's whole lines of duties, and rosters made of them: from `columns.py` down."""
