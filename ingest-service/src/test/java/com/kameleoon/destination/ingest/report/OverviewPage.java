package com.kameleoon.destination.ingest.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The figures that a person reads on the page.
record OverviewPage(String html) {

  /// Of one of the large figures.
  long figure(String name) {
    return number(shown(name));
  }

  /// The same, as it stands there.
  String shown(String name) {
    Matcher figure = Pattern.compile("data-figure=\"" + name + "\">([^<]+)<").matcher(html);
    if (!figure.find()) {
      throw new AssertionError("no figure " + name);
    }
    return figure.group(1);
  }

  /// The same, of a length of time, in milliseconds.
  double milliseconds(String name) {
    String[] parts = shown(name).split(" ");
    return Double.parseDouble(parts[0])
        * switch (parts[1]) {
          case "ms" -> 1;
          case "s" -> 1000;
          case "min" -> 60_000;
          default -> 3_600_000;
        };
  }

  /// Seconds of a slice of the chart.
  long step() {
    Matcher step = Pattern.compile("data-step=\"(\\d+)\"").matcher(html);
    if (!step.find()) {
      throw new AssertionError("no chart");
    }
    return Long.parseLong(step.group(1));
  }

  /// The figures of each slice of the chart, as a table: first try, after retries, filtered,
  /// discarded, pending.
  Map<Instant, Figures> slices() {
    Map<Instant, Figures> slices = new TreeMap<>();
    for (String row : rowsOf("aria-label=\"Figures over time\"")) {
      List<String> cells = cells(row);
      List<Long> figures = cells.stream().skip(1).map(OverviewPage::number).toList();
      slices.put(
          Instant.parse(cells.getFirst()),
          new Figures(
              figures.get(0), figures.get(1), figures.get(2), figures.get(3), figures.get(4)));
    }
    return slices;
  }

  /// Events by what became of them and why, whatever decided so.
  Map<String, Long> reasons() {
    Map<String, Long> reasons = new TreeMap<>();
    for (String row : rowsOf("aria-label=\"Reasons\"")) {
      List<String> cells = cells(row);
      reasons.merge(cells.get(0) + " " + cells.get(1), number(cells.get(3)), Long::sum);
    }
    return reasons;
  }

  /// From received to delivered at first try, as drawn.
  List<Long> funnel() {
    return boldIn("class=\"funnel\"", "</section>");
  }

  /// The sentence since the log exists.
  List<Long> ever() {
    return boldIn("data-ever", "</p>");
  }

  private List<Long> boldIn(String begin, String end) {
    String part = html.substring(html.indexOf(begin));
    return Pattern.compile("<b(?: class=\"right\")?>([\\d,]+)</b>")
        .matcher(part.substring(0, part.indexOf(end)))
        .results()
        .map(one -> number(one.group(1)))
        .toList();
  }

  private List<String> rowsOf(String table) {
    String body = html.substring(html.indexOf(table));
    return List.of(body.substring(body.indexOf("<tbody>"), body.indexOf("</tbody>")).split("<tr>"))
        .stream()
        .filter(row -> row.contains("<td"))
        .toList();
  }

  private static List<String> cells(String row) {
    return List.of(row.split("</td>")).stream()
        .map(cell -> cell.replaceAll("<[^>]*>", "").strip())
        .filter(cell -> !cell.isEmpty())
        .toList();
  }

  /// The five figures of each row of the table by type, name, mapping or door.
  Map<String, List<Long>> rows(String by) {
    String table = html.substring(html.indexOf("aria-label=\"Figures by " + by));
    Map<String, List<Long>> rows = new TreeMap<>();
    for (String row : table.substring(0, table.indexOf("</table>")).split("<tr>")) {
      if (row.contains("data-label=\"Received\"")) {
        String first = row.substring(0, row.indexOf("</td>"));
        rows.put(first.replaceAll("<[^>]*>", "").strip(), figures(row));
      }
    }
    return rows;
  }

  private static List<Long> figures(String row) {
    return Pattern.compile("class=\"right\"><span>([\\d,]+)</span>")
        .matcher(row)
        .results()
        .map(one -> number(one.group(1)))
        .toList();
  }

  private static long number(String shown) {
    return Long.parseLong(shown.replace(",", ""));
  }
}
