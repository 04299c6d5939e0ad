package com.kameleoon.destination.goal.customdata;

import org.jspecify.annotations.Nullable;

/// A custom data that the settings ask for.
///
/// @param accountId null before it is created or adopted
/// @param index under which conversions and targeting name it; null where the account shows none
/// @param adopted whether it was there before
/// @param problem what the account said last; null where all is well
/// @param code the JavaScript by which pages acquire it, to be pasted where it is adopted
public record CustomDataView(
    String name,
    @Nullable Long accountId,
    @Nullable Integer index,
    boolean adopted,
    @Nullable String problem,
    String code) {}
