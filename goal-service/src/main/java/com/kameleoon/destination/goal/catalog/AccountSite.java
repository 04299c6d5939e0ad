package com.kameleoon.destination.goal.catalog;

import jakarta.inject.Singleton;
import java.util.Optional;

/// The site of the account, by its number.
@Singleton
public final class AccountSite {
  private final AccountGoalRepository account;

  AccountSite(AccountGoalRepository account) {
    this.account = account;
  }

  /// Empty before the account was read.
  public Optional<Long> id() {
    return account.siteId();
  }
}
