package com.kameleoon.destination.ingest.alert;

import com.kameleoon.destination.ingest.destination.SecretValues;
import com.kameleoon.destination.model.spec.EmailSpec;
import jakarta.inject.Singleton;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/// Sends e-mail over the SMTP server of a Secret: its keys are host, port, username and password.
/// Encrypted where the server offers it; port 465 is encrypted from the first byte.
@Singleton
final class Mailer {
  private static final String PATIENCE = "10000";
  private static final int ENCRYPTED = 465;
  private static final int USUAL = 587;

  private final SecretValues secrets;

  Mailer(SecretValues secrets) {
    this.secrets = secrets;
  }

  /// Empty when the server has taken it; else what went wrong, without any secret.
  Optional<String> send(EmailSpec email, AlertMessage message) {
    String secret = email.smtpSecretRef().name();
    Optional<String> host = secrets.find(secret, "host");
    if (host.isEmpty()) {
      return Optional.of("Secret " + secret + " has no key host.");
    }
    try {
      int port = Integer.parseInt(secrets.find(secret, "port").orElse("" + USUAL).strip());
      Session session = Session.getInstance(properties(host.get().strip(), port));
      MimeMessage mail = mail(session, email, message);
      String user = secrets.find(secret, "username").orElse("");
      String password = secrets.find(secret, "password").orElse("");
      try (Transport transport = session.getTransport(port == ENCRYPTED ? "smtps" : "smtp")) {
        transport.connect(host.get().strip(), port, user.isEmpty() ? null : user, password);
        transport.sendMessage(mail, mail.getAllRecipients());
      }
      return Optional.empty();
    } catch (MessagingException refused) {
      return Optional.of("The mail could not be sent: " + refused.getClass().getSimpleName());
    } catch (NumberFormatException noPort) {
      return Optional.of("Secret " + secret + " has a port that is no number.");
    }
  }

  private static MimeMessage mail(Session session, EmailSpec email, AlertMessage message)
      throws MessagingException {
    MimeMessage mail = new MimeMessage(session);
    mail.setFrom(new InternetAddress(email.from()));
    for (String address : email.to()) {
      mail.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
    }
    String subject = "[%s] %s".formatted(message.kind(), message.alert());
    mail.setSubject(subject, StandardCharsets.UTF_8.name());
    mail.setText(message.text() + "\n", StandardCharsets.UTF_8.name());
    mail.setSentDate(Date.from(message.createdAt()));
    return mail;
  }

  private static Properties properties(String host, int port) {
    Properties properties = new Properties();
    for (String protocol : new String[] {"mail.smtp.", "mail.smtps."}) {
      properties.put(protocol + "host", host);
      properties.put(protocol + "port", Integer.toString(port));
      properties.put(protocol + "connectiontimeout", PATIENCE);
      properties.put(protocol + "timeout", PATIENCE);
      properties.put(protocol + "writetimeout", PATIENCE);
      properties.put(protocol + "starttls.enable", "true");
      properties.put(protocol + "ssl.checkserveridentity", "true");
    }
    return properties;
  }
}
