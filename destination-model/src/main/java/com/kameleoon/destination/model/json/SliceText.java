package com.kameleoon.destination.model.json;

import com.fasterxml.jackson.databind.node.TextNode;

/// A text that knows the bytes that it was, quotes included.
final class SliceText extends TextNode {
  private static final long serialVersionUID = 1L;

  private final transient byte[] source;
  private final transient int from;
  private final transient int to;

  SliceText(byte[] source, Span place) {
    super(Texts.decode(source, place.from() + 1, place.to() - 1, place.escaped()));
    this.source = source;
    this.from = place.from();
    this.to = place.to();
  }

  void copyTo(ByteWriter out) {
    out.copy(source, from, to);
  }
}
