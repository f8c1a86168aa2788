/** What every client of MongoDB must keep to, whatever its connection string says. */
@NullMarked
package com.onelastai.starter.mongo;

import org.jspecify.annotations.NullMarked;
