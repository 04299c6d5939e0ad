package com.kameleoon.destination.account.automation;

/// A custom data to be created.
///
/// @param list a list of texts, otherwise one text
/// @param code JavaScript that pages run to acquire it
public record NewCustomData(String name, boolean list, String code, String description) {}
