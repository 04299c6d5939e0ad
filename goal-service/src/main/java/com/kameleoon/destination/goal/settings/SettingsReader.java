package com.kameleoon.destination.goal.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kameleoon.destination.goal.settings.WatchedFile.Reading;
import com.kameleoon.destination.model.wire.GoalSettings;
import com.kameleoon.destination.model.wire.WireVersion;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// Makes valid settings of a file's text, or says what is wrong with it.
@Singleton
final class SettingsReader {
  private final ObjectMapper json;

  SettingsReader(ObjectMapper json) {
    this.json = json;
  }

  /// What came of a reading.
  sealed interface Result {
    /// To run by.
    record Valid(GoalSettings settings) implements Result {}

    /// `reason` continues a sentence that begins with the file's path.
    record Broken(String reason) implements Result {}
  }

  Result read(Reading reading) {
    return switch (reading) {
      case Reading.Text(String value) -> parse(value);
      case Reading.Missing(String reason) -> new Result.Broken(reason);
    };
  }

  private Result parse(String text) {
    try {
      GoalSettings settings = json.readValue(text, GoalSettings.class);
      return settings == null ? new Result.Broken("is empty") : checked(settings);
    } catch (JsonProcessingException e) {
      return new Result.Broken("is no JSON of GoalSettings: " + e.getOriginalMessage());
    }
  }

  private static Result checked(GoalSettings settings) {
    List<String> issues = new ArrayList<>();
    if (settings.version() != WireVersion.CURRENT) {
      issues.add("version is %d, must be %d".formatted(settings.version(), WireVersion.CURRENT));
    }
    if (settings.sitecode() == null || settings.sitecode().length() != 10) {
      issues.add("sitecode must be the 10 characters of the Kameleoon project");
    }
    if (settings.convention() == null) {
      issues.add("convention must be Actions or Classic");
    }
    if (settings.visitorCodeFallback() == null) {
      issues.add("visitorCodeFallback must be None or UserId");
    }
    if (settings.currency() != null && Currencies.known(settings.currency()).isEmpty()) {
      issues.add("currency must be an ISO 4217 code such as EUR");
    }
    return issues.isEmpty()
        ? new Result.Valid(settings)
        : new Result.Broken("is not usable: " + String.join("; ", issues));
  }
}
