package com.kameleoon.destination.ingest.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The figures that a person reads on the page.
record OverviewPage(String html) {

  /// Of one of the large figures.
  long figure(String name) {
    Matcher figure = Pattern.compile("data-figure=\"" + name + "\">([\\d,]+)<").matcher(html);
    if (!figure.find()) {
      throw new AssertionError("no figure " + name);
    }
    return number(figure.group(1));
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
