package com.kameleoon.destination.ingest.function.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/// The special-purpose registries of IANA, turned round: what is not in them is public.
final class PublicAddresses {
  private static final List<Block> NOT_PUBLIC_V4 =
      List.of(
          block(0, 0, 0, 0, 8),
          block(10, 0, 0, 0, 8),
          block(100, 64, 0, 0, 10),
          block(127, 0, 0, 0, 8),
          block(169, 254, 0, 0, 16),
          block(172, 16, 0, 0, 12),
          block(192, 0, 0, 0, 24),
          block(192, 0, 2, 0, 24),
          block(192, 31, 196, 0, 24),
          block(192, 52, 193, 0, 24),
          block(192, 88, 99, 0, 24),
          block(192, 168, 0, 0, 16),
          block(192, 175, 48, 0, 24),
          block(198, 18, 0, 0, 15),
          block(198, 51, 100, 0, 24),
          block(203, 0, 113, 0, 24),
          block(224, 0, 0, 0, 3));

  /// Inside 2000::/3, the only part of IPv6 that is routed in public: protocol assignments with
  /// Teredo, documentation, 6to4.
  private static final List<Block> NOT_PUBLIC_V6 =
      List.of(
          new Block(new int[] {0x20, 0x01, 0x00, 0x00}, 23),
          new Block(new int[] {0x20, 0x01, 0x0d, 0xb8}, 32),
          new Block(new int[] {0x20, 0x02, 0x00, 0x00}, 16),
          new Block(new int[] {0x3f, 0xff, 0x00, 0x00}, 20));

  private static final Block GLOBAL_V6 = new Block(new int[] {0x20, 0x00, 0x00, 0x00}, 3);

  private PublicAddresses() {}

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address
        ? NOT_PUBLIC_V4.stream().noneMatch(block -> block.holds(bytes))
        : GLOBAL_V6.holds(bytes) && NOT_PUBLIC_V6.stream().noneMatch(block -> block.holds(bytes));
  }

  private static Block block(int... addressAndBits) {
    int[] address = java.util.Arrays.copyOf(addressAndBits, 4);
    return new Block(address, addressAndBits[4]);
  }

  /// The first four bytes decide: no block here is longer.
  private record Block(int prefix, int mask) {
    Block(int[] bytes, int bits) {
      this(packed(bytes), -1 << (Integer.SIZE - bits));
    }

    boolean holds(byte[] address) {
      int first =
          (address[0] & 0xff) << 24
              | (address[1] & 0xff) << 16
              | (address[2] & 0xff) << 8
              | (address[3] & 0xff);
      return (first & mask) == (prefix & mask);
    }

    private static int packed(int[] bytes) {
      return bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
    }
  }
}
