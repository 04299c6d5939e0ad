package com.kameleoon.destination.model.liquid;

import java.util.ArrayList;
import java.util.List;

/// Takes scripts, styles, comments and tags out of a text, in one pass.
final class HtmlStripper {
  private static final List<Block> BLOCKS =
      List.of(
          new Block("<script", "</script>"),
          new Block("<style", "</style>"),
          new Block("<!--", "-->"),
          new Block("<", ">"));

  private record Block(String opener, String closer) {}

  private HtmlStripper() {}

  static String strip(String text) {
    List<Block> blocks = new ArrayList<>(BLOCKS);
    StringBuilder out = new StringBuilder();
    int at = 0;
    int open = text.indexOf('<');
    while (open >= 0) {
      out.append(text, at, open);
      int end = endOfBlock(text, open, blocks);
      if (end < 0) {
        return out.append(text, open, text.length()).toString();
      }
      at = end;
      open = text.indexOf('<', at);
    }
    return out.append(text, at, text.length()).toString();
  }

  /// A kind of block that is once left open is not looked for again.
  private static int endOfBlock(String text, int open, List<Block> blocks) {
    for (Block block : List.copyOf(blocks)) {
      if (text.startsWith(block.opener(), open)) {
        int close = text.indexOf(block.closer(), open + block.opener().length());
        if (close >= 0) {
          return close + block.closer().length();
        }
        blocks.remove(block);
      }
    }
    return -1;
  }
}
