package org.clinicoutcomes.jobs.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * Has every module write down what it knows of one client. What happens to a client
 * depends on the seed and the client's number only, so clients need no room in memory.
 */
final class ClientStory {

	private final long seed;

	private final Network network;

	private final Surprises surprises;

	ClientStory(long seed, Network network, Surprises surprises) {
		this.seed = seed;
		this.network = network;
		this.surprises = surprises;
	}

	/**
	 * Write what is known of a client.
	 * @param number number of the client, from 1
	 * @param delivery where rows go
	 */
	void write(int number, Delivery delivery) {
		Chance chance = new Chance(this.seed, number);
		LocalDate admittedOn = this.network.admissionOf(number);
		Person person = Person.meet(number, admittedOn.getYear(), this.network, chance.apart());
		Journey journey = new Journey(person, this.network, admittedOn, chance.apart());
		UseHistory use = new UseHistory(person, journey.seasons(), chance.apart());
		CaseFile file = new CaseFile(person, journey, use, this.network, this.surprises, delivery);
		Registration registration = new Registration(file);
		LocalDate knownOn = registration.knownOn();
		if (!delivery.reaches(person.site().at(knownOn, 8, 0))) {
			return;
		}
		registration.writeClient();
		new Billing(file).write(knownOn, chance.apart());
		new Diagnoses(file).write(admittedOn, chance.apart());
		Referrals referrals = new Referrals(file);
		Chance referring = chance.apart();
		journey.referrals().forEach((referral) -> referrals.write(referral, referring.apart()));
		for (Stay stay : journey.stays()) {
			Chance staying = chance.apart();
			if (delivery.reaches(stay.openedAt())) {
				registration.write(stay, staying.apart());
				if (!stay.external()) {
					care(file, stay, staying);
				}
			}
		}
	}

	private static void care(CaseFile file, Stay stay, Chance chance) {
		List<Visit> visits = new Scheduling(file, stay, chance.apart()).write();
		new Toxicology(file, stay, chance.apart()).write(visits);
		new SelfReports(file, stay, chance.apart()).write(visits);
		new LifeQuestions(file, stay, chance.apart()).write();
		new SupportContacts(file).write(stay, chance.apart());
		new CopingPractices(file).write(stay, chance.apart());
		new TreatmentPlans(file, stay, chance.apart()).write();
		new Assessments(file, stay, chance.apart()).write();
	}

}
