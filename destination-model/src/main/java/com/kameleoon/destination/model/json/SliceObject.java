package com.kameleoon.destination.model.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/// An object of which only the asked members are decoded.
final class SliceObject extends ObjectNode {
  private static final long serialVersionUID = 1L;

  private final transient SliceMembers members;

  private SliceObject(SliceMembers members) {
    super(JsonNodeFactory.instance, members);
    this.members = members;
  }

  /// @param place of the whole object
  static SliceObject of(MemberBlocks blocks, Span place, int block) {
    MemberIndex index = new MemberIndex(blocks, block);
    return new SliceObject(new SliceMembers(blocks.source(), place.from(), place.to(), index));
  }

  /// See [MemberPath#ask].
  Answer ask(MemberName[] path, int from, ValueQuestion question) {
    return members.ask(path, from, question);
  }

  JsonNode member(MemberName name) {
    JsonNode member = members.get(name);
    return member == null ? MissingNode.getInstance() : member;
  }

  /// Whether it can be written as it was read.
  boolean isVerbatim() {
    return members.isVerbatim();
  }

  /// False where it is to be written member by member.
  boolean writeTo(ByteWriter out) {
    return members.writeTo(out);
  }

  @Override
  public void serialize(JsonGenerator generator, SerializerProvider provider) throws IOException {
    if (members.isVerbatim() && writesAll(provider)) {
      generator.writeRawValue(members.raw());
    } else {
      super.serialize(generator, provider);
    }
  }

  /// Whether nothing is to be left out or put in order.
  private static boolean writesAll(SerializerProvider provider) {
    return provider.isEnabled(JsonNodeFeature.WRITE_NULL_PROPERTIES)
        && !provider.isEnabled(JsonNodeFeature.WRITE_PROPERTIES_SORTED);
  }
}
