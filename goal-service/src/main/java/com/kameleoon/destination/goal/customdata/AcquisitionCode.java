package com.kameleoon.destination.goal.customdata;

import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.model.wire.VisitorId;

/// The JavaScript by which pages acquire a custom data from remote data.
///
/// Every snippet may stand on a page beside the others: each has a name of its own for what it
/// keeps, declares nothing outside of its function, and asks for a key without a line's end.
final class AcquisitionCode {
  private static final String CODE =
      """
      return (function () {
        var kept = window.kameleoonSegment = window.kameleoonSegment || {};
        var name = %s;
        if (!kept[name]) {
          var state = kept[name] = {};
          var id = %s;
          if (id) {
            Kameleoon.API.Data.retrieveDataFromRemoteSource(%s + id, function (data) {
              data = data || {};
              state.value = %s;
            });
          }
        }
        var value = kept[name].value;
        var empty = value === undefined || value === null || value.length === 0;
        return empty ? undefined : { value: value, overwrite: true };
      })();
      """;

  private AcquisitionCode() {}

  /// The names of the visitor's audiences.
  static String personas(VisitorId readBy) {
    String names =
        "typeof data === 'object' ? Object.keys(data).filter(function (key) {"
            + " return data[key] === true; }) : []";
    return code("personas", readBy, "COHORTS_", names);
  }

  static String groupId(VisitorId readBy) {
    return code("groupId", readBy, "IDENTIFY_", "data.groupId");
  }

  /// One trait, as a text.
  static String trait(VisitorId readBy, String trait) {
    String quoted = quoted(trait);
    String value =
        "data.traits && data.traits[%s] != null ? String(data.traits[%s]) : undefined"
            .formatted(quoted, quoted);
    return code("trait " + trait, readBy, "IDENTIFY_", value);
  }

  private static String code(String name, VisitorId readBy, String prefix, String value) {
    return CODE.formatted(quoted(name), id(readBy), quoted(prefix), value);
  }

  private static String id(VisitorId readBy) {
    return switch (readBy) {
      case VisitorCode -> "Kameleoon.API.Visitor.code";
      case UserId -> "window.analytics && analytics.user && analytics.user().id()";
      case AnonymousId -> "window.analytics && analytics.user && analytics.user().anonymousId()";
    };
  }

  /// A JSON text is a JavaScript text; `<` could end the page's script.
  private static String quoted(String text) {
    return TextNode.valueOf(text).toString().replace("<", "\\u003c");
  }
}
