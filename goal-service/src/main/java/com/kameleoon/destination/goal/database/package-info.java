/// Transactions, and what the database's failures mean for a caller.
@NullMarked
package com.kameleoon.destination.goal.database;

import org.jspecify.annotations.NullMarked;
