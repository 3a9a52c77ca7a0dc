"""khabar reads Arabic news reports and keeps the account of the stories they tell, every entry with its exact words.

Nothing is imported here, so that each part is loaded only where it is used:

    khabar.read.read_articles        files, folders, pages, feeds, archives → articles
    khabar.annotate.annotate         an article → its report: actors, statements, times, events, figures
    khabar.run.annotate_all          the same for many articles, on all cores
    khabar.stories.find_stories      reports → stories
    khabar.registers.find_register   reports → agreements, visits, sanctions … as rows
    khabar.export.said.find_said     reports → what somebody is reported to have said
    khabar.web.dossier.write_dossier, khabar.store.save_reports   pages; the database
    khabar.arabic                    fold, split, numbers, times: the Arabic layer alone
    khabar.model                     the types that pass between all of them
    khabar.errors                    the four errors, all of them KhabarError
"""

__version__ = "0.1.0"
