package com.kameleoon.destination.model.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.kameleoon.destination.model.wire.AccountMode;
import com.kameleoon.destination.model.wire.AccountSettings;
import com.kameleoon.destination.model.wire.AliasSettings;
import com.kameleoon.destination.model.wire.CreationSettings;
import com.kameleoon.destination.model.wire.CustomDataSettings;
import com.kameleoon.destination.model.wire.DedupeSettings;
import com.kameleoon.destination.model.wire.GoalCreation;
import com.kameleoon.destination.model.wire.GoalSettings;
import com.kameleoon.destination.model.wire.MirrorMode;
import com.kameleoon.destination.model.wire.VisitorId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountRulesTest {
  @Test
  void keepsGoalsInItsOwnDatabaseUnlessAnAccountIsWritten() {
    CompiledDestination destination = Destinations.compiled("");

    assertThat(destination.goalSettings().account()).isEqualTo(AccountSettings.EMBEDDED);
    assertThat(destination.remoteDataSettings().target()).isEqualTo(MirrorMode.Local);
    assertThat(destination.goalSettings().aliases().enabled()).isFalse();
    assertThat(destination.goalSettings().customData())
        .isEqualTo(new CustomDataSettings(VisitorId.VisitorCode, false, false, List.of()));
  }

  @Test
  void reachesTheRegionsHostsWithTheResourcesOwnKey() {
    // When
    CompiledDestination destination = Destinations.compiled("account: {mode: Cloud, region: eu}");

    // Then
    AccountSettings account = destination.goalSettings().account();
    assertThat(account.mode()).isEqualTo(AccountMode.Cloud);
    assertThat(account.apiKeyFile()).isEqualTo("kameleoon/apiKey");
    assertThat(account.automationUrl()).isEqualTo("https://api.kameleoon.com");
    assertThat(account.dataUrl()).isEqualTo("https://eu-data.kameleoon.io");
    assertThat(destination.remoteDataSettings().target()).isEqualTo(MirrorMode.Both);
    assertThat(destination.remoteDataSettings().account()).isEqualTo(account);
  }

  @Test
  void takesEverythingAboutAnAccountThatIsWritten() {
    // When
    GoalSettings goals =
        Destinations.compiled(
                """
                account:
                  mode: Cloud
                  baseUrls: {data: "https://data.example.com", map: "https://map.example.com"}
                  siteId: 4711
                  userAgent: Shop/1.0
                  dryRun: true
                goals:
                  create: Listed
                  patterns: ["Order *"]
                  dailyCap: 20
                  metadata: {plan: 5}
                  dedupe: {property: order_id, ttl: 2d}
                identity: {aliases: true, waitFor: 30s}
                customData: {readBy: UserId, personas: true, traits: [plan]}
                """)
            .goalSettings();

    // Then
    assertThat(goals.account())
        .isEqualTo(
            new AccountSettings(
                AccountMode.Cloud,
                "kameleoon/apiKey",
                "https://api.kameleoon.com",
                "https://data.example.com",
                "https://map.example.com",
                4711L,
                "Shop/1.0",
                true,
                3_000L));
    assertThat(goals.creation())
        .isEqualTo(new CreationSettings(GoalCreation.Listed, List.of("Order *"), 20));
    assertThat(goals.metadata()).isEqualTo(Map.of("plan", 5));
    assertThat(goals.dedupe()).isEqualTo(new DedupeSettings("order_id", 172_800));
    assertThat(goals.aliases()).isEqualTo(new AliasSettings(true, 30));
    assertThat(goals.customData())
        .isEqualTo(new CustomDataSettings(VisitorId.UserId, true, false, List.of("plan")));
  }

  @Test
  void letsConversionsWaitForOthersAsLongAsIsWritten() {
    assertThat(
            Destinations.compiled("account: {mode: Cloud, gatherFor: 500ms}")
                .goalSettings()
                .account()
                .gatherMillis())
        .isEqualTo(500);
  }

  @Test
  void saysWhatIsWrongWithAnAccountAndWhatToDo() {
    assertThat(
            Destinations.issues(
                """
                account: {baseUrls: {data: "http://data.kameleoon.io/", automation: "https://u:p@a"}, dryRun: true, gatherFor: 1h}
                goals: {patterns: ["*"], metadata: {plan: -1}, dedupe: {property: a, ttl: 400d}}
                remoteData: {mirror: Both}
                identity: {waitFor: 2h}
                customData: {personas: true}
                """))
        .containsExactlyInAnyOrder(
            "spec.account.baseUrls.data: `data` is `http://data.kameleoon.io/`; write https:// and a"
                + " host, without a slash, a query or a user.",
            "spec.account.baseUrls.automation: `automation` is `https://u:p@a`; write https:// and a"
                + " host, without a slash, a query or a user.",
            "spec.account.dryRun: `dryRun` compares with an account; set mode to Cloud beside it,"
                + " or leave it out.",
            "spec.account.gatherFor: `1h` is no duration from 1ms to 5m; write 30s, 5m, 24h or 7d.",
            "spec.remoteData.mirror: `mirror` is Both, which needs an account to write to; set"
                + " account.mode to Cloud, or mirror to Local.",
            "spec.goals.patterns: `patterns` have no effect with create: All; write create: Listed.",
            "spec.goals.metadata.plan: `plan` is -1; use 0 to 65535.",
            "spec.goals.dedupe.ttl: `400d` is no duration from 1ms to 366d; write 30s, 5m, 24h or"
                + " 7d.",
            "spec.identity.waitFor: `2h` is no duration from 1ms to 1h; write 30s, 5m, 24h or 7d.",
            "spec.customData: `customData` is created in an account; set account.mode to Cloud, or"
                + " leave it out.");
  }

  @Test
  void warnsOfWhatKameleoonTakesForABot() {
    assertThat(Destinations.issues("account: {mode: Cloud, userAgent: curl/8}"))
        .containsExactly(
            "spec.account.userAgent: `userAgent` looks like a bot's, and Kameleoon answers 403 to"
                + " bots; choose another one.");
  }

  @Test
  void warnsOfCredentialsInTheOpen() {
    assertThat(
            Destinations.issues("account: {mode: Cloud, baseUrls: {data: 'http://data.local:1'}}"))
        .containsExactly(
            "spec.account.baseUrls.data: `data` is not encrypted: credentials travel in the open; use"
                + " https.");
  }
}
