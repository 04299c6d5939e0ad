package com.kameleoon.destination.goal.settings;

import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The currency codes of ISO 4217.
public final class Currencies {
  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private Currencies() {}

  /// The code in upper case; empty where ISO 4217 has no such code.
  public static Optional<String> known(String written) {
    return Optional.of(written.strip().toUpperCase(Locale.ROOT)).filter(CODES::contains);
  }
}
