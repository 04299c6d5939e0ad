package com.kameleoon.destination.goal.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.kameleoon.destination.goal.Items;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          12.50           | 12.5
          12.500          | 12.5
          12              | 12
          0               | 0
          .5              | 0.5
          -12.50          | -12.5
          $12.50          | 12.5
          -$12.50         | -12.5
          $-12.50         | -12.5
          $1,234.50       | 1234.5
          1,234.5         | 1234.5
          1,234,567       | 1234567
          12,50           | 12.5
          12,5            | 12.5
          1.234,50        | 1234.5
          1.234,50 €      | 1234.5
          1.234.567       | 1234567
          1 234,50        | 1234.5
          1 234.50        | 1234.5
          1 234 567       | 1234567
          '  12.50  '     | 12.5
          999999999999.99 | 999999999999.99
          0.0000004       | 0
          1.23456789      | 1.234568
          """)
  void readsATextThatIsClearlyANumber(String text, BigDecimal expected) {
    assertThat(Amount.of(new TextNode(text)))
        .isInstanceOfSatisfying(
            Amount.Read.class, read -> assertThat(read.value()).isEqualByComparingTo(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,234",
        "12,345",
        "abc",
        "12.50 EUR",
        "EUR 12.50",
        "1e3",
        "NaN",
        "Infinity",
        "-",
        "$",
        "1,23,456",
        "1.234.56",
        "1,234.567.8",
        "12..5",
        "--5",
        "-$-5",
        "1 23",
        "0x10",
        "\u0661\u0662",
        "12.50.",
        "1,2345",
        "99999999999999999999999999999999999999999",
        "true",
        "12 %"
      })
  void refusesATextThatIsNotClearlyANumber(String text) {
    assertThat(Amount.of(new TextNode(text)))
        .isEqualTo(new Amount.Refused(RevenueIssue.NOT_A_NUMBER));
  }

  @ParameterizedTest
  @CsvSource({
    "12.5, 12.5",
    "0.30000000000000004, 0.3",
    "-3, -3",
    "1e3, 1000",
    "1e-400, 0",
    "0, 0",
    "999999999999, 999999999999"
  })
  void readsAJsonNumber(String number, BigDecimal expected) throws IOException {
    assertThat(Amount.of(Items.JSON.readTree(number)))
        .isInstanceOfSatisfying(
            Amount.Read.class, read -> assertThat(read.value()).isEqualByComparingTo(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999", "-1e999", "1e15", "1000000000000", "123456789012345678901"})
  void refusesAJsonNumberThatIsTooLarge(String number) throws IOException {
    assertThat(Amount.of(Items.JSON.readTree(number)))
        .isEqualTo(new Amount.Refused(RevenueIssue.OUT_OF_RANGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999"})
  void looksAtAnEnormousExponentWithoutCountingItOut(String number) {
    ObjectMapper exact =
        Items.JSON.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(Amount.of(exact.readTree(number))).isNotNull());
    assertThat(Amount.of(DecimalNode.valueOf(new BigDecimal("1e999999999"))))
        .isEqualTo(new Amount.Refused(RevenueIssue.OUT_OF_RANGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "{}", "[12.5]"})
  void refusesWhatIsNeitherTextNorNumber(String json) throws IOException {
    assertThat(Amount.of(Items.JSON.readTree(json)))
        .isEqualTo(new Amount.Refused(RevenueIssue.NOT_A_NUMBER));
  }

  @Test
  void readsSpacesOfTypographersAsGroups() {
    assertThat(Amount.of(new TextNode("1\u00a0234,50\u00a0\u20ac")))
        .isEqualTo(new Amount.Read(new BigDecimal("1234.5")));
    assertThat(Amount.of(new TextNode("1\u202f234,50")))
        .isEqualTo(new Amount.Read(new BigDecimal("1234.5")));
  }
}
