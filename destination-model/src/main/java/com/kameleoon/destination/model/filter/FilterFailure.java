package com.kameleoon.destination.model.filter;

/// Why a filter could not answer for an event.
///
/// @param reason one sentence, without values of the event
public record FilterFailure(String filter, String reason) {}
