package com.kameleoon.destination.goal.account;

import com.kameleoon.destination.account.automation.AutomationApi;
import com.kameleoon.destination.account.data.DataApi;
import com.kameleoon.destination.model.wire.AccountSettings;

/// The account's APIs with the present settings and key.
public record Connected(AccountSettings settings, AutomationApi automation, DataApi data) {}
