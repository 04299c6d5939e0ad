package com.kameleoon.destination.remotedata.settings;

import com.kameleoon.destination.model.wire.AccountMode;
import com.kameleoon.destination.model.wire.AccountSettings;
import com.kameleoon.destination.model.wire.MirrorMode;
import com.kameleoon.destination.model.wire.RemoteDataSettings;
import com.kameleoon.destination.model.wire.WireVersion;
import com.kameleoon.destination.remotedata.json.JsonText;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The checked form of [RemoteDataSettings].
///
/// @param sitecode the only site that is served
/// @param ttl how long a key is kept after its last change
/// @param revision names this version; absent where its writer did not
/// @param target where the data can be read
/// @param account what they are mirrored to
/// @param allowedTraits JSON string literals of the traits that may be stored and read; empty means
///   every trait
public record Settings(
    String sitecode,
    Duration ttl,
    Optional<Set<String>> allowedTraits,
    @Nullable String revision,
    MirrorMode target,
    AccountSettings account) {
  private static final int SITECODE_LENGTH = 10;
  private static final int MAX_TTL_HOURS = 8784;
  private static final String VISITOR_CODE = JsonText.quoted("kameleoonVisitorCode");

  /// Whether a trait may be stored and read; the visitor code is an id and never a trait.
  public boolean allowsTrait(String quotedName) {
    return !quotedName.equals(VISITOR_CODE)
        && allowedTraits.map(names -> names.contains(quotedName)).orElse(true);
  }

  /// Whether changes are written to the account too.
  public boolean mirrored() {
    return target != MirrorMode.Local && account.mode() == AccountMode.Cloud;
  }

  /// Whether the account is written to, and not only looked at.
  public boolean writesAccount() {
    return mirrored() && !account.dryRun();
  }

  /// Whether everybody may read here; otherwise only the services may, and pages read from
  /// Kameleoon's own hosts.
  public boolean readHere() {
    return target != MirrorMode.Cloud || !writesAccount();
  }

  /// Throws [InvalidFileException] with a sentence that names the field.
  static Settings parse(byte[] json) {
    RemoteDataSettings written = read(json);
    require(
        written.version() == WireVersion.CURRENT,
        "version must be " + WireVersion.CURRENT + ", but is " + written.version());
    require(
        sitecodeOf(written).length() == SITECODE_LENGTH,
        "sitecode must have exactly 10 characters");
    require(
        written.ttlHours() >= 1 && written.ttlHours() <= MAX_TTL_HOURS,
        "ttlHours must be between 1 and 8784, but is " + written.ttlHours());
    return new Settings(
        written.sitecode(),
        Duration.ofHours(written.ttlHours()),
        Optional.ofNullable(written.traits()).map(Settings::quotedAll),
        written.revision(),
        written.target(),
        written.account());
  }

  private static String sitecodeOf(RemoteDataSettings written) {
    return Optional.ofNullable(written.sitecode()).orElse("");
  }

  private static Set<String> quotedAll(List<String> names) {
    return names.stream().map(JsonText::quoted).collect(Collectors.toUnmodifiableSet());
  }

  private static RemoteDataSettings read(byte[] json) {
    try {
      return JsonText.MAPPER.readValue(json, RemoteDataSettings.class);
    } catch (IOException e) {
      throw new InvalidFileException(
          "The settings file (kameleoon.settings-file) is not a JSON object of RemoteDataSettings:"
              + " check its syntax and the types of its fields.");
    }
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new InvalidFileException(
          "The settings file (kameleoon.settings-file) is wrong: " + sentence + ".");
    }
  }
}
