/**
 * A synthetic clinic network that shows what the reports look like before any real data
 * is connected, the same for every run with the same seed.
 * <p>
 * {@link org.clinicoutcomes.jobs.demo.DemoClinic} is the way in: it knows the nights and
 * writes the files of one. {@code Network} and {@code DemoSite} are the places,
 * {@code Person}, {@code Journey} and {@code UseHistory} what truly happens to one
 * client. {@code ClientStory} has each module of the clinic ({@code Registration},
 * {@code Scheduling}, {@code Toxicology} and so on) write down what it would know of it,
 * as an {@code Entry} with a version for each moment at which the module's record
 * changes; {@code Delivery} lets through what is known by the night. {@code BadRows} adds
 * the rows that must be refused or must wait.
 */
@NullMarked
package org.clinicoutcomes.jobs.demo;

import org.jspecify.annotations.NullMarked;
