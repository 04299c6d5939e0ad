package com.kameleoon.destination.goal.conversion;

import static com.kameleoon.destination.goal.Items.TIME;
import static com.kameleoon.destination.goal.Items.object;
import static com.kameleoon.destination.goal.Items.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.event.EventType;
import com.kameleoon.destination.model.wire.ConversionItem;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevenueTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Order Completed | {"revenue": 10, "total": 20, "value": 30}    | 10
          Order Completed | {"total": 20, "value": 30}                   | 20
          Order Completed | {"value": 30}                                | 30
          Order Completed | {"revenue": null, "total": 20}               | 20
          Order Completed | {"revenue": "", "total": 20}                 | 20
          Order Completed | {"revenue": 0, "total": 20}                  | 0
          order_completed | {"total": 20}                                | 20
          Completed Order | {"total": 20}                                | 20
          Product Viewed  | {"revenue": 10, "value": 30}                 | 10
          Product Viewed  | {"total": 20, "value": 30}                   | 30
          Product Viewed  | {"total": 20}                                |
          Product Viewed  | {"price": 20}                                |
          """)
  void readsTheFirstPropertyThatSegmentsSpecNames(
      String event, String properties, BigDecimal amount) {
    Revenue revenue = Revenue.of(track("m", event, properties), Optional.of("EUR"));

    assertThat(revenue.amount()).isEqualTo(Optional.ofNullable(amount));
    assertThat(revenue.issue()).isEmpty();
    assertThat(revenue.negative()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Order Refunded, true", "Order Cancelled, true", "Order Canceled, true",
    "order_refunded, true", "Order Completed, false", "Refund Requested, false"
  })
  void countsRefundsAgainstTheGoal(String event, boolean negative) {
    Revenue revenue = Revenue.of(track("m", event, "{\"revenue\": 10}"), Optional.empty());

    assertThat(revenue.negative()).isEqualTo(negative);
    assertThat(revenue.amount()).contains(BigDecimal.TEN);
  }

  @Test
  void countsANegativeAmountOnceAgainstTheGoal() {
    Revenue adjustment = Revenue.of(track("m", "Adjusted", "{\"revenue\": -5}"), Optional.empty());
    Revenue refund =
        Revenue.of(track("m", "Order Refunded", "{\"total\": \"-$5\"}"), Optional.empty());

    assertThat(adjustment.negative()).isTrue();
    assertThat(adjustment.amount()).contains(BigDecimal.valueOf(5));
    assertThat(refund).isEqualTo(adjustment);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"revenue\": 1, \"currency\": \"usd\"}', USD",
    "'{\"revenue\": 1, \"currency\": \" GBP \"}', GBP",
    "'{\"revenue\": 1}', EUR",
    "'{\"revenue\": 1, \"currency\": \"\"}', EUR"
  })
  void takesTheEventsCurrencyElseTheAssumedOne(String properties, String currency) {
    Revenue revenue = Revenue.of(track("m", "Bought", properties), Optional.of("EUR"));

    assertThat(revenue.currency()).contains(currency);
  }

  @Test
  void keepsARevenueWithoutCurrencyRatherThanWithAWrongOne() {
    Revenue revenue =
        Revenue.of(
            track("m", "Bought", "{\"revenue\": 1, \"currency\": \"euro\"}"), Optional.of("USD"));

    assertThat(revenue.amount()).contains(BigDecimal.ONE);
    assertThat(revenue.currency()).isEmpty();
    assertThat(revenue.issue()).contains(RevenueIssue.UNKNOWN_CURRENCY);
  }

  @Test
  void saysWhyARevenueIsNoNumberAndLooksNoFurther() {
    Revenue revenue =
        Revenue.of(
            track("m", "Bought", "{\"revenue\": \"1,234\", \"value\": 5}"), Optional.empty());

    assertThat(revenue.amount()).isEmpty();
    assertThat(revenue.issue()).contains(RevenueIssue.NOT_A_NUMBER);
  }

  @Test
  void seesNoRevenueInAPage() {
    ConversionItem page =
        new ConversionItem(
            "d", "m", EventType.PAGE, "Home", "v", null, null, TIME, object("{\"value\": 5}"));

    assertThat(Revenue.of(page, Optional.of("EUR")).amount()).isEmpty();
  }
}
