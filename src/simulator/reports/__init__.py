"""What a talk has to show, for outside this program: Markdown, HTML, JSON, CSV and xAPI.

    report = report_of(row, store.events(row.id), scenario)    # or NotScored
    markdown.as_markdown([document(report)])
    html.as_html([document(report)])
    json.as_json([report]), csv.attempts_as_csv([report]), xapi.as_xapi([report])

Every notation is a module that is imported when it is asked for. `report_of` is the only way in:
it takes away what was not asked for, and there is nothing to report of a talk that was left or that
its learner has not scored.
"""
