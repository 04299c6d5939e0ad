package com.kameleoon.destination.model.spec;

import org.jspecify.annotations.Nullable;

/// One receiver of an alert: a webhook or an e-mail.
@Rule(
    cel = "has(self.webhookSecretRef) != has(self.email)",
    sentence = "Write either webhookSecretRef or email.")
public record AlertReceiverSpec(
    @Described("Secret with the URL that the alert is posted to, in a form that Slack understands.")
        @Nullable SecretKeyRef webhookSecretRef,
    @Described("E-mail over SMTP.") @Nullable EmailSpec email) {}
