package com.kameleoon.destination.ingest.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;

/// Fills the templates. They are compiled with the project and escape whatever they are given by
/// where it stands: text, attribute or address.
@Singleton
final class Pages {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  MutableHttpResponse<String> show(String template, Map<String, Object> model) {
    StringOutput output = new StringOutput();
    engine.render(template + ".jte", model, output);
    return HttpResponse.ok(output.toString()).contentType(MediaType.TEXT_HTML_TYPE);
  }
}
