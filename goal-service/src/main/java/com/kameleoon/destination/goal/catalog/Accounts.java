package com.kameleoon.destination.goal.catalog;

import com.kameleoon.destination.goal.account.AccountConnection;
import jakarta.inject.Singleton;

/// Which account the settings name now.
@Singleton
final class Accounts {
  private final EmbeddedAccount embedded;
  private final CloudAccount cloud;
  private final AccountConnection connection;

  Accounts(EmbeddedAccount embedded, CloudAccount cloud, AccountConnection connection) {
    this.embedded = embedded;
    this.cloud = cloud;
    this.connection = connection;
  }

  Account current() {
    return connection.writes() ? cloud : embedded;
  }
}
