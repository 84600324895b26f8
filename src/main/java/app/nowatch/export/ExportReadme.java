package app.nowatch.export;

import app.nowatch.account.UserId;
import app.nowatch.platform.export.ExportFormat;
import app.nowatch.platform.export.ExportSource;
import app.nowatch.platform.json.Times;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The first file of an export: what the others are, for people. */
final class ExportReadme {
    static final String NAME = "README.txt";

    private static final String TEXT = """
            Your data
            =========

            This is a copy of what the server keeps of you, or of people who share with you. It was made on
            {created} and covers the days {start} to {end}.

            Each folder is one person; its name is the person's id:
            {people}
            The folder of a person has these files:

            {files}
            Files that say how you share, your profile and your settings are there for yourself alone. Of people
            who share with you there is only what they share, from the moment on that they chose.
            A file without any rows means that there was nothing.

            Times
            -----
            All times are UTC (Coordinated Universal Time), which is the same all over the world. To get the time
            on the clock, add the offset of the place: in Amsterdam one hour in winter, two hours in summer.
            In .json files they look like 2025-08-09T06:30:00.000Z. The days of series are days in UTC; those of
            everything else are days on the person's own clock; for your own data settings.json tells the time zones.

            {form}
            Other files
            -----------
            Files that end in .json are text: any editor shows them, and any programming language reads them. They
            have the very form in which the server answers programs; its documentation explains each field.

            manifest.json, the last file, lists all files in the folders with how much is in them, from when to when, and a
            checksum (SHA-256) of each, so that a program can tell whether this copy is whole.

            What is in here is about your body and your life. Keep it where others cannot read it.
            """;

    private static final String CSV = """
            Series
            ------
            Files that end in .csv are tables: any spreadsheet opens them, although years of heart rate have more
            rows than most of them show. Each row is one second; of the beats of the heart a busy second may take several:

              datetime           seconds since 1970-01-01 00:00 UTC. In a spreadsheet: =A2/86400+DATE(1970,1,1)
              value              what was measured
              quality_indicator  how sure that is: 0 not worn or no idea, 4 best; some series have no such column

            The beats of a second are numbers with blanks between: the milliseconds from one beat to the next. A day in
            which any of them has a letter from a to f is written in hexadecimal numbers.

            This is exactly the form in which a watch sends them, so that another server takes them as they are.
            """;

    private static final String PARQUET = """
            Series
            ------
            Files that end in .parquet are tables (Apache Parquet) for programs such as pandas, R and DuckDB. Each
            row is one second:

              time     a timestamp in UTC
              value    what was measured; text for the beats of the heart, since a second can have several
              quality  how sure that is: 0 not worn or no idea, 4 best
            """;

    private ExportReadme() {}

    static String of(ExportRequest request, List<ExportSource> sources, Instant created) {
        var format = request.format();
        var files = sources.stream()
                .map(source -> "  " + source.file(format) + "\n      " + source.about() + ".\n")
                .collect(Collectors.joining());
        var people = request.owners().stream()
                .map(owner -> "  " + UserId.of(owner) + (owner.equals(request.caller()) ? "  (you)\n" : "\n"))
                .collect(Collectors.joining());
        return TEXT.replace("{created}", Times.format(created))
                .replace("{start}", request.days().start().toString())
                .replace("{end}", request.days().end().toString())
                .replace("{people}", people)
                .replace("{files}", files)
                .replace("{form}", format == ExportFormat.CSV ? CSV : PARQUET);
    }
}
