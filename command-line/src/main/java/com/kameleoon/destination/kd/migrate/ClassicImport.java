package com.kameleoon.destination.kd.migrate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What the classic destination did without being told: pages and tracks became goals by the
/// convention `Segment.io – <name>`, for the visitor whose code was the user id.
final class ClassicImport {
  private ClassicImport() {}

  static void fill(ObjectNode spec, Remarks remarks) {
    spec.put("mode", "Shadow");
    spec.putObject("goals").put("convention", "Classic").put("visitorCodeFallback", "UserId");
    ArrayNode mappings = spec.putArray("mappings");
    mapping(mappings, "Track Calls", "track", "logEvent");
    mapping(mappings, "Page Calls", "page", "page");
    remarks.toDo(
        "spec.mode",
        "Shadow: nothing is written to the account until you have compared and write `mode: Live`.");
    remarks.toDo(
        "spec.goals.convention",
        "Classic, so that the goals that the classic destination created go on counting.");
    remarks.toDo(
        "spec.goals.visitorCodeFallback",
        "UserId, because classic events carry the visitor code as `userId`; once they carry"
            + " `kameleoonVisitorCode`, write None.");
    remarks.leftOut(
        "visitor code",
        "The classic destination also took it from the integrations object, under a name that is"
            + " not documented; send `kameleoonVisitorCode` in properties, traits or context.");
  }

  private static void mapping(ArrayNode mappings, String name, String type, String action) {
    mappings
        .addObject()
        .put("name", name)
        .put("subscribe", "type = \"" + type + "\"")
        .put("partnerAction", action);
  }
}
