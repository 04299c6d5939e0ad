package com.kameleoon.destination.goal.catalog;

import static com.kameleoon.destination.goal.Items.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.goal.catalog.CreationBudgetController.Budget;
import com.kameleoon.destination.model.wire.ConversionItem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The one budget of calls that reading the account and creating goals share.
class CallBudgetTest {
  private final CloudReplicas suite = new CloudReplicas(2);
  private final GoalCreationQuota quota = suite.first().bean(GoalCreationQuota.class);
  private final GoalCreationQuota others = suite.replicas.get(1).bean(GoalCreationQuota.class);

  @AfterEach
  void stop() {
    suite.close();
  }

  @Test
  void leavesRoomForCreationsHoweverMuchThereIsToRead() {
    // Given
    suite.first().post(names("a", 100));

    // When both replicas read as much as they may
    int reads = reads(quota) + reads(others);
    int creations = quota.take().goals().size() + others.take().goals().size();

    // Then
    assertThat(reads).isEqualTo(15);
    assertThat(creations).isEqualTo(35);
    assertThat(quota.takeRead()).isFalse();

    // And in an hour
    for (int i = 1; i < 350; i++) {
      suite.time.step(Duration.ofSeconds(10).plus(QuotaTime.TOLERANCE));
      reads += reads(i % 2 == 0 ? quota : others);
    }
    assertThat(reads).isEqualTo(300);
  }

  @Test
  void showsWhatIsUsedAsTheLogHasIt() {
    // Given 20 creations and 15 reads, and half a minute later 3 reads and a token
    suite.first().post(names("a", 20));
    int creations = quota.take().goals().size();
    int reads = reads(others);
    suite.time.step(Duration.ofSeconds(30));
    for (int i = 0; i < 3; i++) {
      assertThat(others.takeRead()).isTrue();
    }
    quota.count(CallKind.TOKEN);

    // Then
    assertThat(creations).isEqualTo(20);
    assertThat(budget("ten_seconds")).isEqualTo(new Budget("ten_seconds", 4, 0, 50));
    assertThat(budget("sixty_minutes"))
        .isEqualTo(new Budget("sixty_minutes", creations + reads + 4, creations, 1000))
        .isEqualTo(new Budget("sixty_minutes", logged("true"), logged("kind = 'CREATE'"), 1000));
  }

  @Test
  void forgetsWhatNoLimitAsksFor() {
    suite.first().post(names("a", 7));
    quota.take();
    suite.time.step(Duration.ofHours(47));
    quota.count(CallKind.TOKEN);

    quota.forget();
    assertThat(logged("true")).isEqualTo(8);
    suite.time.step(Duration.ofHours(2));
    others.forget();

    assertThat(logged("true")).isEqualTo(1);
  }

  @Test
  void slowsDownAfterA429AndRecovers() {
    // Given
    suite.first().post(names("a", 200));

    // When
    quota.limited(Optional.of(Duration.ofSeconds(20)));

    // Then no replica calls during the pause
    assertThat(others.takeRead()).isFalse();
    assertThat(others.take().goals()).isEmpty();
    suite.time.step(Duration.ofSeconds(19));
    assertThat(others.take().goals()).isEmpty();

    // then at half the pace, which comes back by a tenth a minute
    suite.time.step(Duration.ofSeconds(2));
    assertThat(others.take().goals()).hasSize(25);
    suite.time.step(Duration.ofMinutes(2));
    assertThat(quota.take().goals()).hasSize(35);
    suite.time.step(Duration.ofMinutes(3));
    assertThat(quota.take().goals()).hasSize(50);
  }

  @Test
  void pausesLongerEachTimeTheAccountDoesNotAnswerAndThenTriesOneGoalFirst() {
    // Given
    suite.first().post(names("a", 200));

    // When
    for (int failures = 1; failures <= 10; failures++) {
      quota.failed();
      Duration expected = Duration.ofSeconds(Math.min(60, 1L << (failures - 1)));
      assertThat(others.pause()).contains(expected);
      suite.time.step(expected);
    }

    // Then
    assertThat(others.take().goals()).hasSize(1);
    quota.succeeded();
    assertThat(others.take().goals()).hasSize(49);
  }

  @Test
  void createsGoalsInTheOrderInWhichTheyCame() {
    // Given
    suite.work();
    suite.first().post(names("z", 60));
    suite.replicas.get(1).post(names("m", 60));
    suite.first().post(names("a", 60));

    // When
    suite.drain(Duration.ofSeconds(7), 100);

    // Then
    assertThat(suite.account.goals().created())
        .extracting(name -> name.charAt(name.length() - 4))
        .containsExactlyElementsOf(
            List.of('z', 'm', 'a').stream()
                .flatMap(letter -> IntStream.range(0, 60).mapToObj(_ -> letter))
                .toList());
  }

  private Budget budget(String window) {
    return suite.first().bean(CreationBudgetController.class).budget().stream()
        .filter(one -> one.window().equals(window))
        .findFirst()
        .orElseThrow();
  }

  private int logged(String where) {
    return (int) suite.database.number("select count(*) from goal_creation where " + where);
  }

  private static int reads(GoalCreationQuota quota) {
    int reads = 0;
    while (quota.takeRead()) {
      reads++;
    }
    return reads;
  }

  private static List<ConversionItem> names(String letter, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> track(letter + i, "%s%03d".formatted(letter, i)))
        .toList();
  }
}
