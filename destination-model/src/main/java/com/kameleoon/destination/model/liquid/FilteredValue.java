package com.kameleoon.destination.model.liquid;

import java.util.List;

/// An expression and the filters that its value goes through.
record FilteredValue(Expression initial, List<FilterCall> filters) {}
