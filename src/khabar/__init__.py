"""khabar reads Arabic news reports and keeps the account of the stories they tell, every entry with its exact words."""

__version__ = "0.1.0"
