package com.kameleoon.destination.ingest.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// One revision as the page shows it.
public record ConfigurationView(String name, Instant firstAt, JsonNode resource) {}
