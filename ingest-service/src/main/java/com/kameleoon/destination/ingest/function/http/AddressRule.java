package com.kameleoon.destination.ingest.function.http;

import java.net.InetAddress;

/// Which addresses a function may reach.
@FunctionalInterface
public interface AddressRule {
  /// Only what is public on the Internet.
  AddressRule PUBLIC = PublicAddresses::isPublic;

  boolean allows(InetAddress address);
}
