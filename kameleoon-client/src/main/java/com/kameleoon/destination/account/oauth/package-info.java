@NullMarked
package com.kameleoon.destination.account.oauth;

import org.jspecify.annotations.NullMarked;
