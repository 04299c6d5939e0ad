package com.kameleoon.destination.ingest.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kameleoon.destination.ingest.destination.RunningDestination;
import com.kameleoon.destination.model.function.InsertFunction;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A running destination as a text that can be loaded again: functions carry their code, Secrets
/// are only named.
final class ResourceText {
  private static final JsonMapper JSON =
      JsonMapper.builder().serializationInclusion(JsonInclude.Include.NON_NULL).build();

  private ResourceText() {}

  static String of(RunningDestination destination) {
    ObjectNode tree = JSON.valueToTree(destination.resource());
    for (JsonNode function : tree.path("spec").path("functions")) {
      destination.program().functions().stream()
          .filter(running -> running.name().equals(function.path("name").asText()))
          .findFirst()
          .ifPresent(running -> inline((ObjectNode) function, running));
    }
    try {
      return JSON.writeValueAsString(tree);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static String name(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void inline(ObjectNode function, InsertFunction running) {
    function.remove("codeConfigMapRef");
    function.put("code", running.code());
  }
}
