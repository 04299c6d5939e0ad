package com.kameleoon.destination.account.automation;

/// A custom data as the account has it.
///
/// @param index under which conversions and targeting name it; -1 where the account shows none
public record AccountCustomData(long id, String name, int index) {}
