import { joinPeople } from '../../actions/people/join-people.ts';
import * as api from '../../api/people.ts';
import { peopleOf } from '../../study/people/people.ts';
import type { Answering } from '../http/answer.ts';

export function answerPeople({ inProject }: Answering): void {
  inProject(api.listPeople, ({ project }) => {
    const { everybody, maybeOne } = peopleOf(project);
    return { everybody, maybeOne: maybeOne.map((one) => ({ ...one, people: [...one.people] })) };
  });
  inProject(api.joinPeople, ({ project, coder, standing }, { body }) => {
    joinPeople(project, coder.id, body);
    return standing();
  });
}
