package com.kameleoon.destination.goal.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.wire.GoalConvention;
import org.junit.jupiter.api.Test;

class GoalNameTest {
  @Test
  void followsTheActionsConventionWithAnEnDash() {
    assertThat(track("Clicked on Checkout").conventional(GoalConvention.Actions))
        .isEqualTo("SegmentIO track \u2013 Clicked on Checkout");
  }

  @Test
  void followsTheClassicConventionWithoutTheType() {
    assertThat(track("Clicked on Checkout").conventional(GoalConvention.Classic))
        .isEqualTo("Segment.io \u2013 Clicked on Checkout");
  }

  @Test
  void callsAnUnnamedPageByItsType() {
    GoalName page = GoalName.of(EventType.PAGE, null);

    assertThat(page.exact()).isEmpty();
    assertThat(page.conventional(GoalConvention.Actions)).isEqualTo("SegmentIO page");
    assertThat(page.conventional(GoalConvention.Classic)).isEqualTo("Segment.io \u2013 page");
  }

  @Test
  void takesABlankNameForNone() {
    assertThat(GoalName.of(EventType.SCREEN, " \t")).isEqualTo(GoalName.of(EventType.SCREEN, null));
  }

  @Test
  void ignoresSpaceAroundAName() {
    assertThat(track("  Order Completed\n")).isEqualTo(track("Order Completed"));
  }

  @Test
  void replacesWhatNoTextCanHold() {
    assertThat(track("a\0b\uD800c").exact()).isEqualTo("a\uFFFDb\uFFFDc");
    assertThat(track("party \uD83C\uDF89").exact()).isEqualTo("party \uD83C\uDF89");
  }

  @Test
  void keepsTwoLongNamesApartThatBeginAlike() {
    GoalName one = track("x".repeat(250) + "1");
    GoalName two = track("x".repeat(250) + "2");

    assertThat(one).isNotEqualTo(two);
    assertThat(one.exact()).hasSizeLessThanOrEqualTo(200).startsWith("xxx");
    assertThat(track(one.exact())).isEqualTo(one);
  }

  private static GoalName track(String event) {
    return GoalName.of(EventType.TRACK, event);
  }
}
