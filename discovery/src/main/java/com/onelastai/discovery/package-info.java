/**
 * The registry in which services find each other: a Eureka server and nothing else. It holds its
 * entries in memory; services that are running register again after a restart of it.
 */
@NullMarked
package com.onelastai.discovery;

import org.jspecify.annotations.NullMarked;
