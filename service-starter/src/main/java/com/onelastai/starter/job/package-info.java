/** What a service does from time to time: scheduled methods, and locks between its instances. */
@NullMarked
package com.onelastai.starter.job;

import org.jspecify.annotations.NullMarked;
