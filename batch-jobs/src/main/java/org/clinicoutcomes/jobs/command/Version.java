package org.clinicoutcomes.jobs.command;

import picocli.CommandLine.IVersionProvider;

/**
 * Says which release this is.
 */
final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		String version = Version.class.getPackage().getImplementationVersion();
		return new String[] { "clinic-outcomes " + ((version != null) ? version : "development") };
	}

}
