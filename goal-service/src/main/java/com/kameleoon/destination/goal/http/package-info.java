/// Who may call, and how a refusal reads.
@NullMarked
package com.kameleoon.destination.goal.http;

import org.jspecify.annotations.NullMarked;
