package com.kameleoon.destination.ingest.function.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Asks DNS.
@FunctionalInterface
public interface HostResolver {
  HostResolver SYSTEM = InetAddress::getAllByName;

  InetAddress[] addressesOf(String host) throws UnknownHostException;
}
