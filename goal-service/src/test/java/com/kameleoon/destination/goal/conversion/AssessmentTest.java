package com.kameleoon.destination.goal.conversion;

import static com.kameleoon.destination.goal.Items.TIME;
import static com.kameleoon.destination.goal.Items.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.goal.TestService;
import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.wire.ConversionItem;
import com.kameleoon.destination.model.wire.DiscardReason;
import com.kameleoon.destination.model.wire.GoalConvention;
import com.kameleoon.destination.model.wire.VisitorCodeFallback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssessmentTest {
  private static final Assessment STRICT = assessment(VisitorCodeFallback.None);
  private static final Assessment LENIENT = assessment(VisitorCodeFallback.UserId);

  @Test
  void takesTheVisitorCodeOfTheEvent() {
    assertVisitor(STRICT, item("visitor1", "user1"), "visitor1");
    assertVisitor(LENIENT, item(" visitor1 ", "user1"), "visitor1");
  }

  @Test
  void takesTheUserIdInItsPlaceOnlyWhereSettingsAllowIt() {
    assertVisitor(LENIENT, item(null, "user1"), "user1");
    assertVisitor(LENIENT, item("  ", "user1"), "user1");
    assertDiscarded(STRICT, item(null, "user1"), DiscardReason.NO_VISITOR_CODE);
  }

  @Test
  void discardsAnEventWithoutVisitorCode() {
    assertDiscarded(STRICT, item(null, null), DiscardReason.NO_VISITOR_CODE);
    assertDiscarded(LENIENT, item("", ""), DiscardReason.NO_VISITOR_CODE);
  }

  @Test
  void discardsAVisitorCodeOver255Characters() {
    assertVisitor(STRICT, item("v".repeat(255), null), "v".repeat(255));
    assertDiscarded(STRICT, item("v".repeat(256), null), DiscardReason.TOO_LARGE);
    assertDiscarded(LENIENT, item(null, "u".repeat(256)), DiscardReason.TOO_LARGE);
  }

  @Test
  void discardsAVisitorCodeThatNoDatabaseCanHold() {
    assertDiscarded(STRICT, item("a\0b", null), DiscardReason.INVALID_PAYLOAD);
    assertDiscarded(STRICT, item("a\uDC00b", null), DiscardReason.INVALID_PAYLOAD);
  }

  @Test
  void discardsATypeThatDoesNotConvert() {
    assertDiscarded(
        STRICT, item(EventType.IDENTIFY, "m", "Any"), DiscardReason.UNSUPPORTED_EVENT_TYPE);
  }

  @Test
  void discardsWhatLacksARequiredField() {
    assertDiscarded(STRICT, item(EventType.TRACK, "", "Any"), DiscardReason.INVALID_PAYLOAD);
    assertDiscarded(STRICT, item(EventType.TRACK, "m", " "), DiscardReason.INVALID_PAYLOAD);
    assertDiscarded(STRICT, item(EventType.TRACK, "m", null), DiscardReason.INVALID_PAYLOAD);
  }

  @Test
  void acceptsAnUnnamedPage() {
    assertVisitor(STRICT, item(EventType.PAGE, "m", null), "v");
  }

  private static Assessment assessment(VisitorCodeFallback fallback) {
    return new Assessment(
        TestService.settings(GoalConvention.Actions, fallback, null), Visitors.Known.NOTHING);
  }

  private static ConversionItem item(@Nullable String visitorCode, @Nullable String userId) {
    return new ConversionItem(
        "d", "m", EventType.TRACK, "Any", visitorCode, userId, "anonymous", TIME, object("{}"));
  }

  private static ConversionItem item(EventType type, String messageId, @Nullable String name) {
    return new ConversionItem("d", messageId, type, name, "v", null, null, TIME, object("{}"));
  }

  private static void assertVisitor(Assessment assessment, ConversionItem item, String visitor) {
    assertThat(assessment.assess(item))
        .isInstanceOfSatisfying(
            Assessed.Accepted.class, a -> assertThat(a.visitorCode()).isEqualTo(visitor));
  }

  private static void assertDiscarded(
      Assessment assessment, ConversionItem item, DiscardReason reason) {
    assertThat(assessment.assess(item))
        .isInstanceOfSatisfying(
            Assessed.Refused.class,
            refused -> {
              assertThat(refused.outcome().reason()).isEqualTo(reason);
              assertThat(refused.outcome().detail()).isNotBlank();
            });
  }
}
