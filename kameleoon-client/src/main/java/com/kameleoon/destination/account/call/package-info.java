@NullMarked
package com.kameleoon.destination.account.call;

import org.jspecify.annotations.NullMarked;
