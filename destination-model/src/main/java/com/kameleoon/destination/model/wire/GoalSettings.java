package com.kameleoon.destination.model.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of a resource that goal-service runs by; a JSON file that it reads again when it
/// changes.
///
/// @param sitecode the Kameleoon project, 10 characters
/// @param convention how a goal is named when no goal has the event's exact name
/// @param visitorCodeFallback what stands in for a missing visitor code
/// @param currency ISO 4217 code assumed for a revenue without one; absent means none is stored
/// @param mode Live unless written otherwise; Shadow keeps what would have been done and does
///   nothing
/// @param revision names this version; absent means a digest of the file
/// @param metadata custom data indexes by the property that goes along with a conversion
/// @param dedupe absent means every message is a conversion of its own
public record GoalSettings(
    int version,
    String sitecode,
    GoalConvention convention,
    VisitorCodeFallback visitorCodeFallback,
    @Nullable String currency,
    DestinationMode mode,
    @Nullable String revision,
    AccountSettings account,
    CreationSettings creation,
    Map<String, Integer> metadata,
    @Nullable DedupeSettings dedupe,
    AliasSettings aliases,
    CustomDataSettings customData) {
  public GoalSettings {
    mode = mode == null ? DestinationMode.Live : mode;
    account = account == null ? AccountSettings.EMBEDDED : account;
    creation = creation == null ? CreationSettings.DEFAULT : creation;
    metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
    aliases = aliases == null ? AliasSettings.OFF : aliases;
    customData = customData == null ? CustomDataSettings.OFF : customData;
  }

  /// With the embedded account and without any of the options.
  public static GoalSettings embedded(
      String sitecode,
      GoalConvention convention,
      VisitorCodeFallback fallback,
      @Nullable String currency) {
    return new GoalSettings(
        WireVersion.CURRENT,
        sitecode,
        convention,
        fallback,
        currency,
        DestinationMode.Live,
        null,
        AccountSettings.EMBEDDED,
        CreationSettings.DEFAULT,
        Map.of(),
        null,
        AliasSettings.OFF,
        CustomDataSettings.OFF);
  }

  /// The same version under this name.
  public GoalSettings withRevision(String name) {
    return new GoalSettings(
        version,
        sitecode,
        convention,
        visitorCodeFallback,
        currency,
        mode,
        name,
        account,
        creation,
        metadata,
        dedupe,
        aliases,
        customData);
  }
}
